"""Outlets: who published it, and what is known of them beforehand."""

from credscore.outlets.priors import Prior, Priors, prior
from credscore.outlets.resolve import Outlet, OutletKind, resolve

__all__ = ["Outlet", "OutletKind", "Prior", "Priors", "prior", "resolve"]
