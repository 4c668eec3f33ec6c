"""Who a source is: what is known of it, in token indices, before it becomes an attribution's."""

from typing import NamedTuple

from credscore.annotate.text.page import Range
from credscore.annotate.values import Identified, SourceType

PEOPLE = frozenset({SourceType.PERSON, SourceType.EYEWITNESS})
BODIES = frozenset({SourceType.OFFICIAL, SourceType.ORGANISATION})
THINGS = frozenset({SourceType.DOCUMENT, SourceType.MEDIA})


class Identity(NamedTuple):
    """What is known of a source. Some fifty are made for a page, each a little other than the last, which a tuple is fastest at."""

    source_type: SourceType
    identified: Identified
    canonical: str | None
    a_body: bool = False
    """Whether it is a ministry, company or paper, which no "he" or "she" can stand for."""
    gender: str = ""
    """"m" or "f" where that is certain."""
    plural: bool = False
    """Whether it is several, whom no "he", "she" or "it" can stand for."""
    antecedent: Range | None = None
    """The words before that a pronoun or short form stands for."""
    resolved: bool = True
    """False for a pronoun or short form that could not be traced."""
    role: tuple[Range, ...] = ()
    """The words that say who it is."""
    why: tuple[Range, ...] = ()
    """The words that say how it knows, or why it is worth asking."""
    together: tuple["Identity", ...] = ()
    """The several who speak as one in "A and B said"."""
    phrase: Range | None = None
    """Its own words, where it is one of several."""
    a_person: bool = False
    """Whether it goes by a person's name, whatever its type: the editor of a paper is no paper."""

    def is_thing(self) -> bool:
        """Say whether it is a body, a document or a paper; an editor is none, nor a presenter who is a he or a she."""
        return self.a_body or (self.source_type in THINGS and not self.gender and not self.a_person)


NOBODY = Identity(SourceType.UNSPECIFIED, Identified.NONE, None)
SOMEBODY = Identity(SourceType.PERSON, Identified.UNNAMED, None, resolved=False)
SOMETHING = Identity(SourceType.UNSPECIFIED, Identified.UNNAMED, None, resolved=False)
