"""The version of the library: here alone, because asking the installation for it takes longer than reading an article."""

VERSION = "0.1.0"
