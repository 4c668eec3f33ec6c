"""JSON in, rows out: one object a line, a list of objects, or an answer of a service that holds such a list.

A file is read piece by piece, so that a long list needs no more memory than its longest article.
"""

import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from credscore.tables.columns import recognised
from credscore.tables.content import LONGEST_LINE, is_cut, lines_of

_LISTS = frozenset(
    (
        *("articles", "items", "_items", "results", "stories", "documents", "docs", "entries", "posts", "news", "data"),
        *("hits", "value", "records", "rows"),
    )
)
"""Names under which answers of services keep their articles."""
_WRAPPERS = frozenset(("response", "result", "data", "hits", "feed", "articles"))
"""Names of objects around such a list."""
_INSIDE = ("_source", "attributes", "node", "article", "document")
"""Names under which an item of a list keeps the article itself, beside what the service says of it."""

_NAMED = re.compile(r"\.(?:jsonl|ndjson|jsonlines)(?:\.\w+)?$", re.IGNORECASE)
_ANSWER = re.compile(rf'\{{[^\[{{]*"(?:{"|".join(sorted(_LISTS))})"\s*:\s*\[')  # on one line, and no line of several
_BLANK = "\ufeff \t\r\n\x00"

_PIECE = 1 << 20  # characters
_NEAR = 4096  # characters before the end of what was read: an error there may only mean that more is to be read


class NotJson(Exception):
    """What was read is no JSON from here on."""


def is_json(start: str) -> bool:
    """Say whether a text begins as JSON of articles does."""
    head = start.lstrip("\ufeff \t\r\n")
    if head[:1] == "{":
        return head[1:].lstrip()[:1] in ('"', "}", "")
    return head[:1] == "[" and head[1:].lstrip()[:1] in ("{", "[", "]", '"')


def is_lines(start: str, name: str = "") -> bool:
    """Say whether a file holds one JSON object a line, by its name and the look of its first lines, of which some may be bad."""
    first, *rest = [line.strip(_BLANK) for line in start.split("\n") if line.strip(_BLANK)] or [""]
    named = _NAMED.search(name) is not None
    whole = _object(first)
    if whole is not None:
        return bool(rest) or (not _has_list(whole) and (named or "\n" in start))
    if not rest:  # one line of which only the beginning is seen
        return named and first[:1] == "{" and _ANSWER.match(first) is None
    objects = sum(_object(line) is not None for line in rest)
    return objects > len(rest) / 2 or (named and objects > 0 and first[-1:] not in ("[", "{", ","))


def _object(line: str) -> Mapping[str, object] | None:
    """Return the object that a line is; None where it is none."""
    if line[:1] != "{" or line[-1:] != "}":
        return None
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, Mapping) else None


def line_rows(stream: io.TextIOWrapper) -> Iterator[Mapping[str, object] | str]:
    """Yield the object of each line; of one that holds none, what is the matter with it."""
    for number, line in enumerate(lines_of(stream), 1):
        if is_cut(line):
            yield f"line {number} has more than {LONGEST_LINE:,} characters, and is left out"
            continue
        if not line.strip(_BLANK):
            continue
        try:
            value = json.loads(line.strip(_BLANK))
        except (ValueError, RecursionError) as problem:
            yield f"line {number} is no JSON: {problem}"
            continue
        yield _row(value) if isinstance(value, Mapping) else f"line {number} holds no object"


def rows(stream: io.TextIOWrapper) -> Iterator[Mapping[str, object] | str]:
    """Yield the objects of a list, wherever in the file it lies; of an item that is none, what is the matter with it.

    A file that is damaged ends with what is the matter with it.
    """
    scanner = _Scanner(stream)
    try:
        while mark := scanner.peek():
            if mark == "[":
                yield from map(_item, scanner.items())
            elif mark == "{":
                yield from scanner.object()
            elif mark == ",":
                scanner.skip()
            else:
                raise NotJson("expected an object or a list")
    except RecursionError:
        yield "the file cannot be read beyond this point: it is nested too deeply"
    except NotJson as problem:
        yield f"the file cannot be read beyond this point: {problem}"


class _Scanner:
    """JSON read piece by piece."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream
        self._text = ""
        self._at = 0
        self._ended = False
        self._decoder = json.JSONDecoder()

    def peek(self) -> str:
        """Return the next character that is no blank; '' at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in " \t\r\n\ufeff\x00":
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def skip(self) -> None:
        """Pass over one character."""
        self._at += 1

    def expect(self, mark: str) -> None:
        """Pass over `mark`."""
        if (found := self.peek()) != mark:
            raise NotJson(f"expected {mark!r} and found {found!r}" if found else "the file ends before its end")
        self._at += 1

    def value(self) -> Any:
        """Return the next value."""
        if not self.peek():
            raise NotJson("the file ends before its end")
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError as problem:
                torn = problem.msg.startswith("Unterminated string") or problem.pos > len(self._text) - _NEAR
                if not (torn and self._more()):
                    raise NotJson(problem.msg) from None
            except RecursionError:
                raise NotJson("it is nested too deeply") from None
            except ValueError as problem:  # a number of thousands of digits
                raise NotJson(str(problem)) from None
            else:
                if end == len(self._text) and not isinstance(value, str | Mapping | list) and self._more():
                    continue  # a number may go on
                self._at = end
                return value

    def items(self) -> Iterator[Any]:
        """Yield the items of a list."""
        self.expect("[")
        while (mark := self.peek()) != "]":
            if mark == ",":
                self.skip()
                continue
            yield self.value()
        self.skip()

    def object(self) -> Iterator[Mapping[str, object] | str]:
        """Yield the articles of an object that holds a list of them; the object itself where it is one."""
        whole: dict[str, object] = {}
        found = False
        self.expect("{")
        while (mark := self.peek()) != "}":
            if mark == ",":
                self.skip()
                continue
            name = self.value()
            self.expect(":")
            mark = self.peek()
            if name in _LISTS and mark == "[" and not found:
                held = []
                for item in self.items():
                    if isinstance(item, Mapping):
                        found = True
                        yield _item(item)
                    else:
                        held.append(item)
                whole[name] = held
            elif name in _WRAPPERS and mark == "{" and not found:
                inner = list(self.object())
                if len(inner) > 1 or (inner and isinstance(inner[0], Mapping) and recognised(list(inner[0])) > 1):
                    found = True
                    yield from inner
            else:
                whole[name] = self.value()
        self.skip()
        if not found:
            yield from _turned(whole)

    def _more(self) -> bool:
        piece = "" if self._ended else self._stream.read(max(_PIECE, len(self._text) - self._at))
        self._ended = not piece
        self._text, self._at = self._text[self._at :] + piece, 0
        return bool(piece)


def _has_list(value: Mapping[str, object]) -> bool:
    return any(
        name in _LISTS and isinstance(inner, list) and inner and isinstance(inner[0], Mapping)
        for name, inner in value.items()
    ) or any(name in _WRAPPERS and isinstance(inner, Mapping) for name, inner in value.items())


def _item(value: object) -> Mapping[str, object] | str:
    if isinstance(value, Mapping):
        return _row(value)
    return {"text": value} if isinstance(value, str) else "an object was expected in the list"


def _row(value: Mapping[str, object]) -> Mapping[str, object]:
    """Return the article of an item, without what a service wraps it in."""
    for name in _INSIDE:
        inner = value.get(name)
        if isinstance(inner, Mapping) and recognised([*inner]) > recognised([*value]):
            return {**{key: each for key, each in value.items() if key != name and key not in inner}, **inner}
    return value


def _turned(whole: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """Yield the rows of an object that is a table in one of the forms that pandas writes; the object itself otherwise."""
    names, table = whole.get("columns"), whole.get("data")
    if isinstance(names, list) and isinstance(table, list):
        yield from (dict(zip(map(str, names), cells, strict=False)) for cells in table if isinstance(cells, Sequence))
        return
    inner = [each for each in whole.values() if isinstance(each, Mapping)]
    if len(inner) < len(whole) or not inner:
        lists = [each for each in whole.values() if isinstance(each, list)]
        if (
            len(whole) > 1
            and len(lists) == len(whole)
            and len({len(each) for each in lists}) == 1
            and recognised(list(whole)) > 1
        ):
            yield from (dict(zip(whole, cells, strict=True)) for cells in zip(*lists, strict=True))
        elif whole:
            yield whole
        return
    if recognised(list(whole)) > max(recognised(list(map(str, each))) for each in inner):
        for key in dict.fromkeys(key for each in inner for key in each):
            yield {name: each.get(key) for name, each in zip(whole, inner, strict=True)}
    else:
        yield from ({"id": key, **each} for key, each in zip(whole, inner, strict=True))
