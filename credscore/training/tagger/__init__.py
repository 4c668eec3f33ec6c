"""Training of the tagger. Needs torch: the [train] extra."""
