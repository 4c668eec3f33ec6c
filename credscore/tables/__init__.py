"""Rows of any table, turned into articles: which column is what, and what its cells say."""
