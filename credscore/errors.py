"""Every error that credscore raises on purpose.

CredscoreError
├── ArticleError   (also ValueError)   what was given is not an article
├── TableError     (also ValueError)   a CSV file or data frame cannot be read as articles
├── CardError      (also ValueError)   a rule card contradicts itself or names what does not exist
├── SignalError    (also ValueError)   a signal of another package is not installed, is none, or has the name of another
├── ModelError     (also ValueError)   a model folder is damaged, changed or of another version
├── HistoryError   (also ValueError)   an outlet history cannot be read or written, or what was given does not belong in one
├── WriteError     (also OSError)      a file could not be written to its end: the disk is full, a quota or a limit is reached
├── DataMissing    (also LookupError)  training or evaluation data are not where they were looked for
└── MissingExtra   (also ImportError)  an optional package is not installed

A message says what was given, what was expected and what to do next.
"""


class CredscoreError(Exception):
    """The root: catch this to catch everything credscore raises on purpose."""


class ArticleError(CredscoreError, ValueError):
    """What was given is not an article."""


class TableError(CredscoreError, ValueError):
    """A CSV file or data frame cannot be read as articles."""


class CardError(CredscoreError, ValueError):
    """A rule card contradicts itself or names what does not exist."""


class SignalError(CredscoreError, ValueError):
    """A signal of another package is not installed, cannot be loaded, is none, or has the name of another."""


class ModelError(CredscoreError, ValueError):
    """A model folder is damaged, changed since it was written, or made for another version."""


class HistoryError(CredscoreError, ValueError):
    """An outlet history cannot be read or written, or what was given does not belong in one."""


class WriteError(CredscoreError, OSError):
    """A file could not be written to its end: the disk is full, a quota or a limit is reached.

    The message says which file it is, what is safe and how to go on.
    """


class DataMissing(CredscoreError, LookupError):
    """Training or evaluation data are not where they were looked for."""


class MissingExtra(CredscoreError, ImportError):
    """An optional package is not installed."""

    def __init__(self, package: str, extra: str, purpose: str) -> None:
        super().__init__(
            f"{purpose} needs the package {package!r}, which is not installed. Run: pip install 'credscore[{extra}]'"
        )
