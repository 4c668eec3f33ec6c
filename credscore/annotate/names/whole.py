"""Whole names: where a name begins and ends, of which the network tagged a part, or somewhat more.

The network has seen some traditions of naming more than others. What joins the words of a name is the same knowledge in all of them:
initials, particles, prefixes, words with a capital that nothing else explains. Titles before a name and degrees, seats and party tags
behind it are no part of it.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from credscore.annotate.english import grammar
from credscore.annotate.english.cues import verb_forms
from credscore.annotate.english.namewords import (
    BODIES,
    COMMON,
    COMPANY,
    DEMONYMS,
    GIVEN,
    GOVERNMENTS,
    PARTICLES,
    PARTY_TAGS,
    PERSONAL,
    PLACES_IN_LETTERS,
    SHORT_TITLES,
    TITLES,
    has_prefix,
    is_capital,
    is_domain,
    is_party,
)
from credscore.annotate.english.nouns import is_masthead, is_role
from credscore.annotate.english.offices import HOLDERS
from credscore.annotate.names.parts import INITIALS, Parts
from credscore.annotate.names.sorts import Run, Sorts
from credscore.annotate.text import runs
from credscore.annotate.text.page import Page
from credscore.annotate.values import MentionLabel
from credscore.resources import words

_PERSON, _BODY, _PLACE = MentionLabel.PERSON, MentionLabel.ORGANISATION, MentionLabel.PLACE
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_JUNIOR = frozenset({"jr", "sr"})
_OPEN = frozenset("(,;:[–—")  # no name ends in these
_OF_PLACES = frozenset({5, 6})  # the tags of places
_LINKS = frozenset({"of", "for", "and"})  # nor in these, within bodies' names
_BEFORE_COMPANIES = COMMON | TITLES | DEMONYMS | grammar.PREPOSITIONS | grammar.DETERMINERS
_SMALL = (grammar.PREPOSITIONS | grammar.DETERMINERS | grammar.COORDINATORS | {"'s", "’s"}) - PARTICLES
"""Function words, with which in small letters no name begins: "of Police"."""
_OFFICES = HOLDERS | SHORT_TITLES
_OF_BODIES_TOO = words("names", "titles_of_bodies")
"""Titles that bodies have in their names as well: "Marl General"."""
_HIGH_OFFICES = frozenset({"attorney", "leader"})  # "District Attorney", "Minority Leader"
_APOSTROPHES = frozenset({("'",), ("’",), ("‘",)})


class Whole:
    """What makes runs of tags whole names, on one page."""

    def __init__(self, page: Page, tags: Sequence[int]) -> None:
        self._page, self._tags = page, tags
        self._words, self._lower = page.tokens.words, page.tokens.lower
        self._parts, self._sorts = Parts(page, tags), Sorts(page)

    def names(self, tagged: Sequence[Run]) -> list[Run]:
        """Return the tagged runs as whole names, in order; one that lies in another is left out."""
        found: list[Run] = []
        reached = 0
        for run in tagged:
            run.first = max(run.first, reached)
            if run.first >= run.stop or self._is_tag(run) or not self._trimmed(run):
                continue
            self._take_initials(run)
            self._take_partners(run, reached)
            if run.label is _PERSON:
                run.label = self._sorts.lone(run)
            elif self._sorts.is_person(run):
                run.label = _PERSON
            self._extend(run, reached)
            if run.label is _PERSON and self._sorts.is_body(run):
                run.label = _BODY
            run.first = runs.listed_end(run.first, run.stop - 1, self._words, _SMALL)
            reached = run.stop
            if found and self._continues(found[-1], run):
                found[-1].stop, found[-1].label = run.stop, _PERSON
            else:
                found.append(run)
        return found

    def companies(self) -> Iterator[Run]:
        """Yield the names of companies that are tagged as nothing: "Marl Systems"."""
        words, lower, tags = self._words, self._lower, self._tags
        for i in self._page.tokens.find(COMPANY):
            goes_on = words[i + 1 : i + 2] and words[i + 1][0].isupper()  # "Early Warning Systems Network"
            if tags[i] or not words[i].istitle() or goes_on:
                continue
            sentence = self._page.sentence_at[i]
            floor = self._page.sentences[sentence].first
            first = runs.start(
                i, floor, lambda j: words[j][0].isupper() and not tags[j] and lower[j] not in _BEFORE_COMPANIES
            )
            joined = first > floor and (tags[first - 1] or words[first - 1] == "&")
            if first < i and not joined and not self._parts.is_headline(sentence):
                yield Run(first, i + 1, _BODY)

    def _continues(self, last: Run, run: Run) -> bool:
        """Say whether a person's name goes on with what was tagged apart, its first part as something else: "Wiremu Te" and "Kahu"."""
        joined = last.stop == run.first and self._page.sentence_at[last.first] == self._page.sentence_at[run.first]
        if not joined or last.label is _PERSON or not self._parts.is_free(last.first):
            return False
        particles = any(word in PARTICLES for word in self._lower[last.first + 1 : last.stop])
        missing = run.inside and run.label is _PERSON and last.stop - last.first == 1
        other = self._lower[last.first] in GOVERNMENTS or self._parts.is_part_of_office(last.first)
        return (particles or missing) and not other

    def _take_initials(self, run: Run) -> None:
        """Make a run that begins with initials a person's, with the surname after them: "T. S. Bell"."""
        words = self._words
        if words[run.first][1:2] not in {"", "."}:
            return
        pairs = range(run.first, len(words) - 2, 2)
        initials = takewhile(lambda i: self._parts.is_initial(i) and words[i + 1] == ".", pairs)
        surname = run.first + 2 * len(list(initials))
        surname += (
            bool(INITIALS.fullmatch(words[surname]))
            and self._lower[surname] not in PLACES_IN_LETTERS
            and surname + 1 < len(words)
        )
        word = self._lower[surname]
        if surname > run.first and len(word) > 1 and is_capital(words[surname]) and self._parts.is_free(surname):
            run.label, run.stop = _PERSON, max(run.stop, surname + 1)

    def _take_partners(self, run: Run, reached: int) -> None:
        """Make a run of one word that "&" joins to another a firm's: "Bell & Tansey"."""
        words, tags = self._words, self._tags
        first, stop = run.first + (words[run.first] == "&"), run.stop
        behind = words[first - 1 : first] == ("&",)
        partner = tags[max(first - 2, 0)] if behind else max(tags[stop + 1 : stop + 2], default=0)
        if stop - first > 1 or first == stop or not words[first][0].isupper() or partner in _OF_PLACES:
            return
        if behind and first - 2 >= reached and words[first - 2][0].isupper():
            run.first, run.label = first - 2, _BODY
        elif words[stop : stop + 1] == ("&",) and words[stop + 1 : stop + 2] and words[stop + 1][0].isupper():
            run.stop, run.label = stop + 2, _BODY

    def _extend(self, run: Run, reached: int) -> None:
        """Give a run the words beside it that belong to the same name."""
        sentence = self._page.sentences[self._page.sentence_at[run.first]]
        floor = max(sentence.first, reached)
        if self._is_company(run, sentence.stop):
            run.label, run.stop = _BODY, run.stop + 1
        if run.label is _PERSON:
            run.first = self._left(run, floor)
            run.stop = self._right(run, sentence.stop)
            return
        if run.stop < sentence.stop and has_prefix(self._words[run.stop]):
            run.label = _PERSON
            run.first, run.stop = self._left(run, floor), self._right(run, sentence.stop)
            return
        first, stop = self._before_particle(run.first, floor), self._past_particle(run, sentence.stop)
        if (first, stop) != (run.first, run.stop):
            lower = self._lower
            between = {*lower[first + 1 : run.first], *lower[run.stop : stop - 1]}
            run.first, run.stop = first, stop
            if between <= PERSONAL:
                run.label = _PERSON
                run.first, run.stop = self._left(run, floor), self._right(run, sentence.stop)
        elif run.label is _BODY:
            run.first = self._body_start(run, reached)
            run.stop = self._body_stop(run, sentence.stop)

    def _is_company(self, run: Run, ceiling: int) -> bool:
        """Say whether what is tagged as a person is the first word of a company's name, whose last is tagged as nothing: "Marl" of "Marl Systems"."""
        if run.label is _BODY or run.stop == ceiling or self._tags[run.stop] or run.stop - run.first > 1:
            return False
        if not self._words[run.stop].istitle() or self._lower[run.stop] not in COMPANY:
            return False
        headline = self._parts.is_headline(self._page.sentence_at[run.first])
        return self._lower[run.first] not in GIVEN and not headline

    def _before_particle(self, first: int, floor: int) -> int:
        """Return where a name begins whose last part was tagged alone: "Horst" of "Pieter ter Horst"."""
        if not self._is_particle(first - 1):
            return first
        start = runs.start(first, floor, self._is_particle) - 1
        return start if floor <= start < first - 1 and self._parts.joins(start, opens=True) else first

    def _is_particle(self, i: int) -> bool:
        return self._lower[i] in PARTICLES and self._words[i].islower()

    def _past_particle(self, run: Run, ceiling: int) -> int:
        if run.stop == ceiling or not self._is_particle(run.stop):
            return run.stop
        stop = runs.end(run.stop, ceiling, self._is_particle)
        return stop + 1 if stop < ceiling and is_capital(self._words[stop]) else run.stop

    def _is_tag(self, run: Run) -> bool:
        """Say whether a run is no name but what stands beside one: an initial, a degree, a party, "Green Sen" of "Green Sen. Ruiz"."""
        words, first = self._words, run.first
        if run.stop - first > 1:
            return self._lower[run.stop - 1] in SHORT_TITLES and words[run.stop : run.stop + 1] == (".",)
        if first == 0:
            return False
        bracketed = words[first - 1] == "(" and words[first].lower() in PARTY_TAGS
        return bracketed or self._parts.is_degree(first) or is_party(words[first])

    def _trimmed(self, run: Run) -> bool:
        """Take off what is no part of the name; say whether anything is left."""
        words, lower = self._words, self._lower
        titled = False
        while run.first < run.stop and (self._leads(run) or self._is_title(run, lower[run.first])):
            titled = titled or lower[run.first] in SHORT_TITLES
            run.inside = False
            run.first += 1
        while run.first < run.stop and lower[run.stop - 1] in _OPEN:
            run.stop -= 1
        if run.first == run.stop:
            return False
        self._closed(run)
        if not (words[run.first][0].isalpha() or self._has_words(run)):
            return False
        self._drop_degree(run)
        self._drop_office(run)
        if run.label is _PERSON and run.stop - run.first > 2:
            run.first = self._past_office(run.first, run.stop)
        if titled:
            run.label = _PERSON
        if is_domain(words[run.first]):
            run.label = _BODY
        if run.label is _PLACE:
            while run.first + 1 < run.stop and words[run.stop - 1].islower():
                run.stop -= 1
        if run.label is _PERSON and run.stop - run.first > 1:
            run.stop = self._without_tail(run.first, run.stop)
        return True

    def _drop_degree(self, run: Run) -> None:
        """Make a person's of a body's name that ends in an order or a degree: "Ana Ruiz KC"."""
        last = run.stop - 1
        bears = self._words[last].isupper() and self._parts.is_degree(last)
        if bears and run.label is _BODY and run.stop - run.first > 2:
            run.label, run.stop = _PERSON, last

    def _leads(self, run: Run) -> bool:
        """Say whether a run begins with what is no part of its name; a body's "of" may have more of the name before it."""
        return self._lower[run.first] in {".", "the"} or (run.label is _PLACE and self._words[run.first] in _SMALL)

    def _has_words(self, run: Run) -> bool:
        """Say whether more than marks and numbers is left; a lone number, "9", takes the word before it: "Channel"."""
        if run.stop - run.first == 1 and run.first and self._words[run.first].isdigit():
            run.first -= is_capital(self._words[run.first - 1])
        return any(word[0].isalnum() and not word.isdigit() for word in self._words[run.first : run.stop])

    def _closed(self, run: Run) -> None:
        """Give a body's name that breaks off the rest of it, "Department of" Works, or take off what leads to no more of it."""
        words, lower = self._words, self._lower
        if run.stop - run.first < 2 or lower[run.stop - 1] not in _LINKS:
            return
        sentence = self._page.sentences[self._page.sentence_at[run.first]]
        end = runs.end(run.stop, sentence.stop, lambda i: words[i][0].isupper())
        whole = run.label is _BODY and end > run.stop
        run.stop = end if whole else run.stop - 1

    def _past_office(self, first: int, stop: int) -> int:
        """Return where a person's name begins whose tags hold an office before it: "Minority Leader Ana Ruiz"."""
        last = stop - 1 - (self._lower[stop - 1] in SUFFIXES or self._lower[stop - 1] == ".")
        return next((i + 1 for i in range(last - 1, first, -1) if self._lower[i] in _OFFICES), first)

    def _drop_office(self, run: Run) -> None:
        """Make a person's of a body's name that ends in one, behind an office or a body's letters: "Venn District Attorney Ana Ruiz"."""
        given = run.stop - 2
        office = given - 1
        if run.label is not _BODY or office < run.first:
            return
        if self._lower[given] not in GIVEN and not self._is_titled(given):
            return
        letters = len(self._words[office]) > 1 and self._words[office].isupper()
        held = letters or self._lower[office] in _OFFICES | TITLES or self._lower[office] in _HIGH_OFFICES
        if held and self._lower[given + 1] not in BODIES:
            run.label, run.first = _PERSON, given

    def _is_titled(self, given: int) -> bool:
        """Say whether two words with capitals that no body is named by follow a title that people alone bear: "Councillor Ivo Tell"."""
        lower, words = self._lower, self._words
        title = lower[given - 1]
        high = title == "general" and lower[given - 2] in _HIGH_OFFICES  # "Attorney General", but "Marl General"
        if not (title in _HIGH_OFFICES or high or title in TITLES - _OF_BODIES_TOO):
            return False
        pair = range(given, given + 2)
        return all(is_capital(words[i]) and not words[i].isupper() and self._names_nothing(lower[i]) for i in pair)

    @staticmethod
    def _names_nothing(word: str) -> bool:
        """Say whether a word is none that bodies, offices or things are named by."""
        return not (word in BODIES or word in COMMON or is_role(word) or is_masthead(word) or word in GOVERNMENTS)

    def _is_title(self, run: Run, word: str) -> bool:
        if word not in TITLES:
            return False
        return run.label is _PERSON or (run.label is _BODY and word in SHORT_TITLES)

    def _without_tail(self, first: int, stop: int) -> int:
        """Return where a person's name ends, before degrees, seats, party tags and a bracket that never closes."""
        words, lower = self._words, self._lower
        stop = runs.end(first + 1, stop, lambda i: words[i] != "(" and not is_party(words[i]))
        return runs.start(
            stop, first + 1, lambda i: lower[i] == "," or (words[i].islower() and lower[i] not in PARTICLES)
        )

    def _is_plain(self, i: int) -> bool:
        """Say whether token `i` is a word in small letters that is no part of a name, as most are that stand beside one."""
        word = self._words[i]
        return word.islower() and word.isalpha() and word.isascii() and word not in PARTICLES

    def _left(self, run: Run, floor: int) -> int:
        """Return where a person's name begins."""
        words, lower = self._words, self._lower
        first = run.first
        while first > floor:
            before = first - 1
            if self._is_plain(before):
                break
            if words[before] == "." and before > floor and self._parts.is_initial(before - 1):
                first -= 2
            elif INITIALS.fullmatch(words[before]) or self._parts.joins(
                before, opens=run.inside or lower[first] in PARTICLES, alone=run.stop - first == 1
            ):
                first -= 1
            else:
                if run.stop - first == 1 and self._parts.is_no_function_word(before):
                    return before
                start = self._before_particle(first, floor)
                if start == first:
                    break
                first = start
        return first

    def _goes_on(self, run: Run, i: int) -> bool:
        """Say whether the word at token `i`, just behind a person's name, belongs to it."""
        word = self._words[i]
        if not word[0].isupper():
            return has_prefix(word)
        if self._lower[i - 1] in PARTICLES or self._words[i - 2 : i - 1] in _APOSTROPHES or self._ends_in(run, i):
            return True
        acronym = word.isupper() and len(word) > 1 and not self._words[i - 1].isupper()
        if acronym or not self._parts.is_free(i):
            return False
        if self._tags[i]:
            return self._is_tagged_on(run, i)
        foreign = i - run.first == 1
        return foreign and not self._parts.is_headline(self._page.sentence_at[i])

    def _ends_in(self, run: Run, i: int) -> bool:
        """Say whether a title or a role behind a lone given name is its surname: "Paul Judge said"."""
        after = self._words[i + 1 : i + 2]
        lone = i - run.first == 1 and self._lower[run.first] in GIVEN
        goes_on = bool(after) and not (after[0][0].isupper() or after[0].isdigit())
        return lone and goes_on and self._parts.is_surname(i)

    def _is_tagged_on(self, run: Run, i: int) -> bool:
        """Say whether a tagged word goes on with a name: as its beginning, as the inside of another, or whatever it is behind a lone word."""
        tag = self._tags[i]
        inside = tag % 2 == 0  # of a name of another label, which begins where this one does
        return tag == 1 or inside or (i - run.first == 1)

    def _right(self, run: Run, ceiling: int) -> int:
        """Return where a person's name ends."""
        words, lower = self._words, self._lower
        stop = run.stop
        while stop < ceiling:
            if lower[stop] in SUFFIXES or (words[stop] == "." and lower[stop - 1] in _JUNIOR):
                return stop + 1 + (stop + 1 < ceiling and words[stop + 1] == ".")
            if lower[stop] == "," and stop + 1 < ceiling and lower[stop + 1] in SUFFIXES:
                stop += 1
            elif not self._is_plain(stop) and (further := self._next_part(run, stop, ceiling)) > stop:
                stop = further
            else:
                break
        return stop

    def _next_part(self, run: Run, stop: int, ceiling: int) -> int:
        """Return where the next part of a person's name ends, particles passed over; `stop` where there is none."""
        words, lower = self._words, self._lower
        at = runs.end(stop, ceiling, self._is_particle)
        if at + 2 < ceiling and words[at] in {"'", "’", "‘"} and lower[at + 1] == "t":
            at += 2
        after = at + 2 if words[at + 1 : at + 2] == (".",) and at < ceiling and self._parts.is_initial(at) else at + 1
        if after == at + 2 and after < ceiling:
            return after
        return at + 1 if at < ceiling and self._goes_on(run, at) else stop

    def _body_stop(self, run: Run, ceiling: int) -> int:
        """Return where a body's name ends, with the word that says what it is where that is tagged as nothing: "Harbour" and "Press"."""
        stop, words = run.stop, self._words
        ends = stop < ceiling and words[stop].istitle() and self._lower[stop] in BODIES and not self._tags[stop]
        short = words[stop - 1].isupper() or self._lower[stop - 1] in BODIES
        return stop + (ends and not short and not self._parts.is_headline(self._page.sentence_at[run.first]))

    def _body_start(self, run: Run, floor: int) -> int:
        """Return where a body's name begins, with the words before it that are tagged as nothing: "the Harbour Ledger"."""
        words, lower = self._words, self._lower
        sentence = self._page.sentence_at[run.first]
        opening = max(self._page.sentences[sentence].first, floor - 1)
        first = run.first
        while first - 1 > opening and words[first - 1][0].isupper() and not self._tags[first - 1]:
            word = lower[first - 1]
            other = word in COMMON or word in TITLES or word in DEMONYMS or word in verb_forms()
            if other or self._parts.is_headline(sentence):
                break
            first -= 1
        return first
