"""Who said what: cues with their sources and contents, by rule and by network."""
