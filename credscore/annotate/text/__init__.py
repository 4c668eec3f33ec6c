"""The text itself: from a string to a page of tokens, sentences, quotations and furniture."""
