"""The article as HTML, with its evidence marked, and the notes on it: the two point at each other."""

from collections.abc import Iterator

from credscore.report.legible import quoted
from credscore.report.marks import SIDES, Line, Marks, Note, Segment
from credscore.report.page import escaped, fold

_MOST_QUOTES = 6
_MOST_WORDS = 80
_KEY = (
    '<p class="quiet key">Marked: '
    + ", ".join(f'<mark class="{tone}">{words}</mark>' for tone, words in SIDES.items())
    + '; raised numbers lead to the notes, <span class="asked">?</span> to a question. <span class="furniture">Small grey type</span> '
    "is not prose: byline, date, heading, caption or notice.</p>"
)


class Drawing:
    """The marked text and its notes, with ids that begin with `prefix`."""

    def __init__(self, found: Marks, prefix: str) -> None:
        self._found = found
        self._prefix = prefix
        self._first: dict[int, str] = {}
        """For each note, the id of the first mark that stands under it."""
        self._asked: set[int] = set()

    def article(self) -> Iterator[str]:
        """Yield the headline and the text, line by line."""
        fields = self._found.fields
        if self._found.notes:
            yield _KEY
            yield f'<p class="skip"><a href="#{self._prefix}after">Skip the article and its notes</a></p>'
        yield '<div class="article">'
        for name, style, lines in (
            ("", "headline", fields.get("title", ())),
            ("Byline: ", "aside", fields.get("author", ())),
            ("Address: ", "aside", fields.get("url", ())),
            ("", "prose", fields.get("text", ())),
        ):
            for line in lines:
                yield f'<p class="{style}" dir="auto">{name}{self._line(line)}</p>'
        yield "</div>"
        if not fields.get("text"):
            yield '<p class="quiet">The text is empty.</p>'

    def notes(self) -> Iterator[str]:
        """Yield the notes; those places of which there are many are folded, none are left out."""
        yield '<ol class="notes">'
        for note in self._found.notes:
            target = self._first.get(note.number)
            number = (
                f'<a href="#{target}" aria-label="Note {note.number}, to its words">{note.number}</a>'
                if target
                else note.number
            )
            yield (
                f'<li id="{self._prefix}note-{note.number}"><span class="label">{number}</span>'
                f'<div>{escaped(note.words)} <span class="of">{note.side}</span>{_quotes(note)}</div></li>'
            )
        yield "</ol>"

    def _line(self, line: Line) -> str:
        return "".join(self._piece(segment) for segment in line)

    def _piece(self, segment: Segment) -> str:
        words = escaped(segment.text)
        if segment.tone is not None:
            ended = tuple(dict.fromkeys(n for numbers in segment.closes for n in numbers))
            style = f"{segment.tone} wide" if segment.wide else str(segment.tone)
            words = self._mark(words, style, segment.notes, ended)
        words = "".join(self._question(number) for number in segment.asked) + words
        return f'<span class="furniture">{words}</span>' if segment.furniture else words

    def _question(self, number: int) -> str:
        if number in self._asked:
            return ""
        self._asked.add(number)
        there = f"{self._prefix}ask-{number}"
        label = f"Question {number}"
        return f'<a class="asked" id="{self._prefix}at-{number}" href="#{there}" aria-label="{label}" title="{label}">?</a>'

    def _mark(self, words: str, style: str, numbers: tuple[int, ...], ended: tuple[int, ...]) -> str:
        new = [n for n in numbers if n not in self._first]
        name = f"{self._prefix}mark-{new[0]}" if new else ""
        self._first.update(dict.fromkeys(new, name))
        notes = [self._found.notes[n - 1] for n in numbers]
        title = "\n".join(f"{note.number}: {escaped(note.words)} ({note.side})" for note in notes)
        links = ",".join(self._raised(n) for n in ended)
        start = f'<mark id="{name}"' if name else "<mark"
        end = f"<sup>{links}</sup></mark>" if links else "</mark>"
        return f'{start} class="{style}" title="{title}">{words}{end}'

    def _raised(self, number: int) -> str:
        note = self._found.notes[number - 1]
        return f'<a href="#{self._prefix}note-{number}" aria-label="Note {number}: {escaped(note.words)}, {note.side}">{number}</a>'


def _quotes(note: Note) -> str:
    words = [f"<bdi>{escaped(quoted(quote, _MOST_WORDS))}</bdi>" for quote in note.quotes]
    shown = f'<span class="words">{", ".join(words[:_MOST_QUOTES])}</span>'
    rest = words[_MOST_QUOTES:]
    return shown + (fold(f"and {len(rest)} more", f"<p>{', '.join(rest)}</p>") if rest else "")
