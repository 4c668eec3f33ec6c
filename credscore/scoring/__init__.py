"""From readings to points: the rule card, what was learnt, and the score that they add up to."""
