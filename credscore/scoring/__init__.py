"""From readings to points: the rule card, the trained classifier, and the score that they add up to."""
