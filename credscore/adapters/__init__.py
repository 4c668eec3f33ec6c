"""Where articles come in and scores go out: files, data frames, the command line. Thin: nothing is decided here."""
