"""Article to Annotated: `pipeline` is the whole way, on one page."""
