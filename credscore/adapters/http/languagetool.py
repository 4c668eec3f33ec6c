"""What LanguageTool's clients send and read: the form of `/v2/check`, findings as matches, offsets in UTF-16 code units.

Source: LanguageTool's HTTP API, `/v2/check` and `/v2/languages`, as its clients call it. Whatever is a finding is a match without a
replacement, of the issue type "other", which hosts show and never correct by themselves.
"""

import json
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from credscore.adapters.http.given import Refused
from credscore.annotate.annotated import Annotated
from credscore.article import Article
from credscore.lint import GUIDE, Code, Finding, Settings, lint
from credscore.scoring.score import Score
from credscore.spans import Span
from credscore.version import VERSION

Explain = Callable[[Article], tuple[Score, Annotated]]

_LANGUAGES = (
    ("English", "en"),
    ("English (US)", "en-US"),
    ("English (GB)", "en-GB"),
    ("English (Australia)", "en-AU"),
    ("English (Canada)", "en-CA"),
    ("English (New Zealand)", "en-NZ"),
    ("English (South Africa)", "en-ZA"),
)
_CATEGORY = {"id": "CREDSCORE", "name": "Sourcing"}
_AUTO = "auto"
_UTF16, _CODE_POINTS = "utf16", "codepoint"
_OF_THE_WHOLE = frozenset({Code.ACCUSED, Code.ONE_VOICE})
_ALL = "all"
_LEVELS = {"textLevelOnly": True, "allButTextLevelOnly": False}
"""Modes, and whether they ask for what is found in the text as a whole; some clients ask for the one and then for the other."""
_AROUND = 40  # characters shown on each side of a match
_ASTRAL = 0xFFFF  # a character above this takes two code units in UTF-16


_LIST = {"type": "string"}
FORM_FIELDS: Mapping[str, tuple[dict[str, Any], str]] = {
    "text": ({"type": "string"}, "What is checked; this or `data`."),
    "data": (
        {"type": "string"},
        'JSON: `{"text": …}`, or `{"annotation": [{"text": …}, {"markup": …, "interpretAs": …}]}` for a text with markup.',
    ),
    "title": ({"type": "string"}, "The headline. No field of LanguageTool's."),
    "language": ({"type": "string"}, "`auto`, or a code such as `en-US`; without it, `auto`."),
    "preferredVariants": (_LIST, "Codes, joined by commas: which English is meant where the language is `auto`."),
    "enabledRules": (_LIST, "Rules, joined by commas, such as CREDSCORE_UNNAMED_SOURCE."),
    "disabledRules": (_LIST, "The same."),
    "enabledCategories": (_LIST, "Categories, joined by commas; there is one, CREDSCORE."),
    "disabledCategories": (_LIST, "The same."),
    "enabledOnly": ({"enum": ["true", "false"]}, "Whether nothing but what is enabled is wanted."),
    "mode": (
        {"enum": [_ALL, *_LEVELS]},
        "Whether what is found in the text as a whole is wanted, or all but that, or all.",
    ),
    "offsets": (
        {"enum": [_UTF16, _CODE_POINTS]},
        "What offsets count: UTF-16 code units, or code points. No field of LanguageTool's.",
    ),
    "apiKey": ({"type": "string"}, "The key, where one is asked for."),
}
"""The fields of the form that are read, each with its JSON Schema and what it is; others that clients send are passed over."""


def languages() -> list[dict[str, str]]:
    """Return what `/v2/languages` answers."""
    return [{"name": name, "code": code.partition("-")[0], "longCode": code} for name, code in _LANGUAGES]


def rule_id(code: str) -> str:
    """Return the name of a code among LanguageTool's rules.

    >>> rule_id("claim-of-nobody")
    'CREDSCORE_CLAIM_OF_NOBODY'
    """
    return f"CREDSCORE_{code.upper().replace('-', '_')}"


@dataclass(frozen=True, slots=True)
class _Read:
    """A text as it is read, and where each of its characters lies in the text that the client has."""

    text: str
    whole: str
    """The client's text, markup included."""
    starts: Sequence[int]
    ends: Sequence[int]
    """For each character of the text, where it begins and ends in the client's; all that a piece of markup is read as ends with it."""

    def span(self, span: Span) -> Span:
        """Return where a span lies in the client's text."""
        return Span(self.starts[span.start], self.ends[span.end - 1])


def check_answer(form: Mapping[str, Any], explain: Explain, settings: Settings) -> dict[str, Any]:
    """Return the answer to `/v2/check`, given its form's fields. Raise Refused (400) where there is no text in it, or offsets or mode are of no known kind."""
    read = _read(form)
    counted = _one_of(form, "offsets", (_UTF16, _CODE_POINTS))
    mode = _one_of(form, "mode", (_ALL, *_LEVELS))
    language = str(form.get("language") or _AUTO)
    asked = language.lower()
    english = asked == _AUTO or asked.partition("-")[0] == "en"
    title = form.get("title")
    article = Article(read.text, title=str(title) if title else None)
    score, annotated = explain(article)
    units = range(len(read.whole) + 1) if counted == _CODE_POINTS else _utf16(read.whole)
    missing = lint(score, annotated, settings, passages=True) if english else ()
    found = [f for f in missing if f.field == "text" and _wanted(form, mode, f)]
    name, code = _variant((asked,)) or _variant(map(str.lower, _names(form, "preferredVariants"))) or _LANGUAGES[1]
    detected = {
        "name": name,
        "code": code,
        "confidence": 1.0 if annotated.language == "en" else 0.0,
        "source": "credscore",
    }
    ends = [read.span(s.span) for s in annotated.sentences if s.span.end > s.span.start]
    return {
        "software": {
            "name": "credscore",
            "version": VERSION,
            "buildDate": "",
            "apiVersion": 1,
            "premium": False,
            "status": "",
        },
        "warnings": {"incompleteResults": False},
        "language": {
            "name": name if english else language,
            "code": code if english else language,
            "detectedLanguage": detected,
        },
        "matches": [_match(read, annotated, finding, units) for finding in found],
        "sentenceRanges": [[units[span.start], units[span.end]] for span in ends],
        "extendedSentenceRanges": [],
        "credscore": {"value": score.value, "band": score.band, "reason": score.reason},
    }


def _read(form: Mapping[str, Any]) -> _Read:
    text, data = form.get("text"), form.get("data")
    if text is not None and data is not None:
        raise Refused(400, "both text and data were given; expected one of them")
    if text is not None:
        return _plain(str(text))
    if data is None:
        raise Refused(400, 'neither text nor data was given; expected text=… or data={"annotation": […]} in a form')
    try:
        given = json.loads(str(data))
        pieces = given.get("annotation")
        if pieces is None:
            (words, _) = _piece(text=given["text"])
            return _plain(words)
        return _annotated_text([_piece(**piece) for piece in pieces])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused(
            400,
            'data cannot be read; expected {"text": "…"}, or {"annotation": [{"text": "…"}, {"markup": "<b>", "interpretAs": ""}]}',
        ) from None


def _plain(text: str) -> _Read:
    return _Read(text, text, range(len(text)), range(1, len(text) + 1))


def _piece(*, text: object = None, markup: object = None, interpretAs: object = None) -> tuple[str, str]:  # noqa: N803
    """Return the words of a piece, and what it is read as. The names are those of the form."""
    if (text is None) == (markup is None):
        raise ValueError("expected text or markup")
    if markup is None:
        return str(text), str(text)
    return str(markup), "" if interpretAs is None else str(interpretAs)


def _annotated_text(pieces: Sequence[tuple[str, str]]) -> _Read:
    """Return a text given in pieces, each with what it is read as: itself, where it is no markup."""
    starts, ends = array("q"), array("q")
    at = 0
    for words, shown in pieces:
        end = at + len(words)
        if words == shown:
            starts.extend(range(at, end))
            ends.extend(range(at + 1, end + 1))
        else:
            starts.extend([at] * len(shown))
            ends.extend([end] * len(shown))
        at = end
    return _Read("".join(shown for _, shown in pieces), "".join(words for words, _ in pieces), starts, ends)


def _utf16(text: str) -> "array[int]":
    """Return for each character, and for the end, its offset in UTF-16 code units.

    >>> list(_utf16("a🌉b"))
    [0, 1, 3, 4]
    """
    return array("q", accumulate((1 + (ord(c) > _ASTRAL) for c in text), initial=0))


def _variant(codes: Iterable[str]) -> tuple[str, str] | None:
    wanted = tuple(codes)
    return next((pair for pair in _LANGUAGES if pair[1].lower() in wanted), None)


def _names(form: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset(part.strip() for part in str(form.get(name) or "").split(",") if part.strip())


def _one_of(form: Mapping[str, Any], name: str, known: Sequence[str]) -> str:
    """Return which of a few kinds a field names; the first where it is left out or empty."""
    given = str(form.get(name) or known[0])
    if given not in known:
        raise Refused(400, f"{name} was given as {given[:40]!r}; expected {', '.join(known[:-1])} or {known[-1]}")
    return given


def _wanted(form: Mapping[str, Any], mode: str, finding: Finding) -> bool:
    """Say whether the client asked for a finding: what is found in the text as a whole, what in its sentences, which rules and categories."""
    if _LEVELS.get(mode, finding.code in _OF_THE_WHOLE) != (finding.code in _OF_THE_WHOLE):
        return False
    rule, category = rule_id(finding.code), _CATEGORY["id"]
    enabled, kinds = _names(form, "enabledRules"), _names(form, "enabledCategories")
    if rule in enabled:
        return True
    if str(form.get("enabledOnly")).lower() in ("true", "yes") and (enabled or kinds):
        return category in kinds
    return rule not in _names(form, "disabledRules") and category not in _names(form, "disabledCategories")


def _match(read: _Read, annotated: Annotated, finding: Finding, units: "array[int] | range") -> dict[str, Any]:
    span = read.span(finding.span)
    begin, end = max(span.start - _AROUND, 0), min(span.end + _AROUND, len(read.whole))
    context = {
        "text": read.whole[begin:end],
        "offset": units[span.start] - units[begin],
        "length": units[span.end] - units[span.start],
    }
    guide = GUIDE[finding.code]
    return {
        "message": f"{finding.question} {finding.remedy}",
        "shortMessage": str(finding.code).replace("-", " ").capitalize(),
        "replacements": [],
        "offset": units[span.start],
        "length": units[span.end] - units[span.start],
        "context": context,
        "sentence": annotated.sentence_at(finding.span.start).span.of(annotated.text),
        "type": {"typeName": "Other"},
        "rule": {
            "id": rule_id(finding.code),
            "description": guide.message,
            "issueType": "other",
            "category": _CATEGORY,
            "isPremium": False,
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }
