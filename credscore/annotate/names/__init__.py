"""Names in the text, and the fullest form of each."""
