"""An article's own outlet: whether a name in its text is that of whoever publishes it."""

from functools import lru_cache

from credscore.outlets.names import squeezed_name
from credscore.outlets.resolve import Outlet, resolve


def is_own(name: str, given: str) -> bool:
    """Say whether a name is that of an outlet, which is given by address, domain or name.

    >>> is_own("The New York Times", "https://www.nytimes.com/2026/x"), is_own("the Beeb", "bbc.co.uk")
    (True, True)
    >>> is_own("The Harbour Ledger", "https://news.harbourledger.example/x"), is_own("Reuters", "https://www.nytimes.com/x")
    (True, False)
    >>> is_own("The Guardian", "https://guardian.ng/x"), is_own("The Guardian", "https://www.thejournal.ie/x")
    (True, False)

    One that no table holds, or that bears a more famous one's name, goes by what its domain begins with, or by its account on
    a shared host.
    """
    outlet, named = _resolved(given), _resolved(name).domain
    if named is not None and named == outlet.domain:
        return True
    key = given if outlet.domain is None else outlet.domain
    written = key.rpartition("/")[2] if "/" in key else key.partition(".")[0]
    return bool(bare := _bare(name)) and bare == _bare(written)


@lru_cache(maxsize=512)
def _resolved(given: str) -> Outlet:
    # An article is asked about each of its sources, and a batch about the same outlets again and again.
    return resolve(given)


@lru_cache(maxsize=512)
def _bare(name: str) -> str:
    return squeezed_name(name).removeprefix("the")
