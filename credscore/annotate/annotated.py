"""The article and all that was found in it: what the signals measure."""

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from html import escape

from credscore.annotate.register import find_register
from credscore.annotate.shown import find_shown
from credscore.annotate.text.tokens import Tokens
from credscore.annotate.text.visible import Visible
from credscore.annotate.tracing import Tracing, trace
from credscore.annotate.values import (
    Attribution,
    Carried,
    Chain,
    Furniture,
    Hedge,
    Link,
    Mention,
    Quote,
    Register,
    Sentence,
    Source,
    Stance,
)
from credscore.article import Article
from credscore.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Annotated:
    """An article and all that was found in it."""

    article: Article
    """The article; of an HTML page with what the page says of it where the caller said nothing, which `notes` tell."""
    text: str
    """The text exactly as given."""
    language: str
    """ISO 639-1 code, 'und' where the language cannot be told."""
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    attributions: tuple[Attribution, ...]
    """In order of their cues."""
    stances: tuple[Stance, ...]
    """In order of their cues: wishes, plans, orders and the like, which claim nothing."""
    carried: tuple[Carried, ...]
    """In order: sentences that go on with a source's account without a cue of their own."""
    chains: tuple[Chain, ...]
    """One for every innermost attribution, in order."""
    sources: tuple[Source, ...]
    """In order of first appearance."""
    links: tuple[Link, ...]
    hedges: tuple[Hedge, ...]
    overclaims: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    furniture: tuple[Furniture, ...]
    prose_words: int
    """Number of words in the prose, furniture and punctuation left out."""
    notes: tuple[str, ...] = ()
    """What was taken from the page because the caller did not give it, and what in the text is damaged."""
    way_back: Visible | None = field(default=None, repr=False, compare=False)
    """Where `text` was read in place of the one given (HTML, damage mended), the way from the one to the other; None where it is that one."""
    _register: Register | None = field(init=False, default=None, repr=False, compare=False)
    _tracing: Tracing | None = field(init=False, default=None, repr=False, compare=False)
    _starts: "array[int]" = field(init=False, repr=False, compare=False)
    """Where each sentence begins, for looking one up."""
    _prose: bytes = field(init=False, repr=False, compare=False)
    """Whether each is prose, with the first before them all, for what stands before it."""

    def __repr__(self) -> str:
        title = f"{self.article.title!r}, " if self.article.title else ""
        return f"<Annotated {title}{self.prose_words:,} words, {len(self.attributions)} attributions, {len(self.sources)} sources>"

    def _repr_html_(self) -> str:
        rows = [
            f"<tr><td>{escape(a.source.of(self.text) if a.source else 'nobody')}</td><td>{escape(a.cue.of(self.text))}</td>"
            f"<td style='text-align:left'>{escape(' … '.join(span.of(self.text) for span in a.content))}</td></tr>"
            for a in self.attributions
        ]
        head = "<tr><th>source</th><th>cue</th><th>content</th></tr>"
        return f"<p>{escape(repr(self)[1:-1])}</p><table>{head}{''.join(rows)}</table>"

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", array("q", [sentence.span.start for sentence in self.sentences]))
        prose = bytes([sentence.prose for sentence in self.sentences])
        object.__setattr__(self, "_prose", prose[:1] + prose)

    @property
    def tracing(self) -> Tracing:
        """Who answers for which words of the prose. Worked out when it is first asked for, as the register is."""
        tracing = self._tracing
        if tracing is None:
            shown = find_shown(
                self.text,
                self.tokens,
                self.sentences,
                self.quotes,
                mentions=self.mentions,
                attributions=self.attributions,
                title=self.article.title,
            )
            tracing = trace(self.tokens, self.sentences, self.attributions, self.carried, shown)
            object.__setattr__(self, "_tracing", tracing)
        return tracing

    @property
    def register(self) -> Register:
        """How the prose is written. Worked out when it is first asked for, since the reading itself does without."""
        register = self._register
        if register is None:
            register = find_register(self.tokens, self.sentences, self.quotes, self.mentions)
            object.__setattr__(self, "_register", register)
        return register

    def as_given(self) -> "Annotated":
        """Return the same with every span in the text exactly as given."""
        if self.way_back is None:
            return self
        return replace(self.way_back.carry(replace(self, way_back=None)), text=self.article.text)

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that holds the character at `offset`, or the nearest before it."""
        return self.sentences[max(bisect_right(self._starts, offset) - 1, 0)]

    def in_quote(self, offset: int) -> bool:
        """Say whether the character at `offset` stands between quotation marks."""
        index = bisect_right(self.quotes, offset, key=lambda q: q.span.start) - 1
        return index >= 0 and offset < self.quotes[index].span.end

    @property
    def in_the_prose(self) -> tuple[Attribution, ...]:
        """The attributions whose cue stands in the prose."""
        return tuple(attribution for attribution in self.attributions if self.in_prose(attribution.cue))

    @property
    def spoken(self) -> tuple[Attribution, ...]:
        """The attributions in the prose of which it is known who or what their source is; whom a pronoun stands for that cannot be traced is not."""
        return tuple(a for a in self.in_the_prose if a.source is not None and a.resolved)

    @property
    def claims(self) -> tuple[Attribution, ...]:
        """The innermost attribution of each chain in the prose: what each claim rests on, somebody, nobody, or one who cannot be traced."""
        return tuple(self.attributions[number] for number in self.claim_numbers)

    @property
    def claim_numbers(self) -> tuple[int, ...]:
        """The indices of the claims among the attributions."""
        firsts = (chain.links[-1] for chain in self.chains)
        return tuple(first for first in firsts if self.in_prose(self.attributions[first].cue))

    def first_in_prose(self, source: Source) -> Attribution | None:
        """Return the first attribution in the prose that rests on `source`; None where it speaks in furniture alone."""
        found = (self.attributions[index] for index in source.attributions)
        return next((attribution for attribution in found if self.in_prose(attribution.cue)), None)

    def in_prose(self, span: Span) -> bool:
        """Say whether `span` begins in prose, as against a byline, a heading or a notice."""
        return bool(self._prose) and bool(self._prose[bisect_right(self._starts, span.start)])
