"""Training and evaluation: what only those need who make models. Nothing here is imported to score an article."""
