"""Probabilities and their log-odds."""

import math


def logistic(logit: float) -> float:
    """Return the probability that log-odds stand for."""
    return 1 / (1 + math.exp(-logit)) if logit >= 0 else math.exp(logit) / (1 + math.exp(logit))


def log_odds(probability: float) -> float:
    """Return the log-odds of a probability."""
    return math.log(probability / (1 - probability))
