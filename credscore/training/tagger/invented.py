"""Passages made up: orders, praise, feelings, talk and other things that attribute nothing, and attributions in the same words.

The marked articles are political news, whose annotators took wishes, requests and praise for attributions as well. In the scheme that
the library follows they are none; what reports in everyday surroundings look like, and what only looks like one, is shown here.
"""

import random
import re

from credscore.training.tagger.data import Row
from credscore.training.tagger.rewording import Frame

_SLOTS = {
    "first": [
        "Anna",
        "Tom",
        "Leila",
        "Marek",
        "Joan",
        "Ravi",
        "Ines",
        "Peter",
        "Nadia",
        "Carlos",
        "Ruth",
        "Emeka",
        "Sven",
        "Mila",
        "Hugo",
        "Grace",
        "Omar",
        "Tessa",
    ],
    "last": [
        "Brandt",
        "Okoye",
        "Silva",
        "Novak",
        "Hale",
        "Mirza",
        "Duarte",
        "Lindqvist",
        "Marsh",
        "Petrov",
        "Achebe",
        "Romero",
        "Kerr",
        "Vance",
        "Sato",
        "Wolff",
    ],
    "town": [
        "Ferrow",
        "Lindham",
        "Port Callan",
        "Vessing",
        "Ostrava Heights",
        "Marrow Bay",
        "Tillingham",
        "Cedar Falls",
        "Nuevo Arroyo",
    ],
    "who": [
        "the harbour master",
        "the head teacher",
        "a nurse",
        "the manager",
        "her neighbour",
        "the coach",
        "the driver",
        "a farmer",
        "the bishop",
        "the mayor",
        "the landlord",
        "a shopkeeper",
        "the captain",
        "the foreman",
        "an engineer",
        "the librarian",
        "the judge",
        "the sergeant",
        "his sister",
        "the caretaker",
    ],
    "body": [
        "the council",
        "the school",
        "the club",
        "the hospital",
        "the ministry",
        "the company",
        "the union",
        "the bank",
        "the parish",
        "the police",
        "the court",
        "the water board",
        "the fire service",
        "the railway",
        "the committee",
        "the orchestra",
        "the federation",
        "the charity",
    ],
    "crowd": [
        "residents",
        "parents",
        "pupils",
        "drivers",
        "staff",
        "visitors",
        "passengers",
        "members",
        "farmers",
        "fans",
        "tenants",
        "nurses",
        "voters",
    ],
    "thing": [
        "the bridge",
        "the old mill",
        "the library",
        "the ferry",
        "the new road",
        "the swimming pool",
        "the market",
        "the north gate",
        "the boiler",
        "the roof",
        "the tram line",
        "the playground",
        "the bus depot",
        "the archive",
        "the chapel",
    ],
    "event": [
        "the flood",
        "the strike",
        "the fair",
        "the match",
        "the storm",
        "the fire",
        "the vote",
        "the concert",
        "the power cut",
        "the trial",
    ],
    "deed": [
        "close the gate",
        "repair the roof",
        "stay indoors",
        "move the cars",
        "clear the snow",
        "pay the fee",
        "sign the form",
        "wait outside",
        "turn back",
        "bring blankets",
        "boil the water",
        "leave the building",
        "return the keys",
        "cut the hedge",
        "sell the house",
    ],
    "day": [
        "on Monday",
        "on Tuesday",
        "last week",
        "in March",
        "on Friday evening",
        "at noon",
        "last winter",
        "two years ago",
    ],
    "number": ["two", "three", "nine", "twelve", "forty", "200", "1", "500", "seventeen"],
}
_NOTHING = """
{who} asked {crowd} to {deed}|{body} ordered {crowd} to {deed}|{who} told the children to {deed}|{body} urged {crowd} to {deed} {day}
{who} begged the crew to {deed}|{body} called for calm after {event}|{body} appealed for volunteers {day}|{crowd} demanded a new timetable
{who} called on {body} to {deed}|{who} invited {crowd} to {deed}|{who} reminded {crowd} to {deed}|{body} instructed {crowd} to {deed}
{who} was asked to {deed}|{crowd} were told to {deed} {day}|{crowd} were urged to {deed}|{body} requested a second crane for {thing}
{who} praised the crew of {thing}|{who} thanked {crowd} for their patience|{crowd} criticised the plans for {thing}|{who} congratulated the winners
{who} apologised to {crowd} {day}|{crowd} complained loudly about {event}|{who} mocked the new uniforms|{body} honoured {first} {last} {day}
{crowd} welcomed the opening of {thing}|{who} condemned {event}|{who} endorsed the design of {thing}|{crowd} protested against {event}
{body} declined to comment|{who} could not be reached for comment {day}|{body} did not respond to a request for comment|{who} refused to be named
{who} would not discuss {event}|{body} has not commented|{who} gave no reason|nobody has claimed responsibility for {event}
{who} spoke about {thing} for an hour|{who} talked to {crowd} after {event}|{who} and {first} {last} discussed {thing} {day}|they exchanged views on {event}
{who} argued with {first} {last} for {number} hours|{who} spoke at the opening of {thing}|{who} chatted with {crowd} {day}|{who} described {event} in a letter
{who} asked whether {thing} would open {day}|{crowd} wondered why {thing} was shut|{who} asked how long {event} would last|nobody knew who owned {thing}
{first} {last} was charged with theft {day}|{first} {last} was convicted of fraud|{who} was accused {day} and later cleared|{who} was fined {number} crowns
{first} {last} reports to {who}|the report on {event} was delayed {day}|weather reports reach {thing} by noon|{who} reported for duty {day}
{who} reported sick {day}|{body} reported to the new office|the reporting lines at {body} are short|reports are filed in the cellar of {thing}
{body} filed a claim for {number} crowns|the claim for {event} was settled {day}|{event} claimed {number} lives|{who} claimed the prize {day}
{who} found the keys to {thing}|{who} found a coat in {thing}|{who} felt the cold {day}|{who} felt for the switch|{crowd} heard a bang near {thing}
{crowd} saw {event} from {thing}|{who} saw {first} {last} {day}|{who} knows the way to {thing}|{who} learned to swim at {number}|{who} read the letter twice
{who} wrote the letter in pencil|{who} wrote to {body} {day}|{first} {last} writes for a living|{who} noted down the number|{who} noticed the smell
{who} showed {crowd} round {thing}|{who} showed {first} {last} the door|{who} showed great patience during {event}|the clock showed noon|{thing} shows its age
{who} told the time by the church bell|{first} {last} told stories to the children|{who} tells jokes|{who} told nobody about {event}
{who} suggested a walk {day}|{who} proposed a toast|{first} {last} proposed to {first} {last} {day}|{who} recommended the soup|{who} added sugar to the tea
{who} added {number} chairs to {thing}|{body} added a wing to {thing} {day}|{who} stated the price|the menu states the price|{who} continued towards {thing}
{who} went on to {deed}|{who} announced the guests one by one|{who} called the plumber {day}|{who} called a taxi after {event}|{who} named the dog {first}
{who} called at {thing} {day}|{body} called a meeting {day}|{who} called the roll|the game was called off after {event}|{who} is called {first}
according to plan, {thing} opened {day}|the books are shelved according to size|{crowd} pay according to age|{thing} was built according to the rules
{who} pointed to {thing}|{who} pointed out of the window|{who} indicated left and turned|{who} explained the rules to {crowd}|{who} read out the names
{who} quoted a price of {number} crowns|{who} quotes old songs at weddings|{who} cited ill health and resigned|{body} cited {number} drivers for speeding
{who} denied {first} {last} entry to {thing}|{crowd} were denied entry {day}|{who} confirmed the booking|{who} confirmed {number} children in the chapel
{who} revealed a tattoo|{who} disclosed the sum to {body} alone|{who} released the brake|{body} released the birds {day}|{body} published its timetable
{body} published {number} books {day}|{who} posted the keys to {first} {last}|{who} signed the form|{who} estimated the depth with a pole
{who} expects a baby in spring|{crowd} are expected to {deed}|{who} is expected at the office by nine|{who} is supposed to {deed}|{who} hopes to {deed}
{who} wants a new bicycle|{who} wanted to {deed}|{who} plans to {deed} {day}|{who} agreed to {deed}|{who} offered to {deed}
{who} refused to {deed}|{who} decided to {deed} {day}|{body} voted to {deed}|{who} prefers tea|{who} fears dogs
{who} thinks fast|{who} thought about {event}|{who} believes in ghosts|{who} suspected nothing|{who} considered {number} offers|{who} doubted the scales
an alleged accomplice was held {day}|the so-called {last} plan cost {number} crowns|the reported sum was paid {day}|a suspected gas leak closed {thing}
the supposed heir lives in {town}|the accused sat in silence|the said road leads to {town}|sources of income are few in {town}|the source of the river lies near {town}
on paper {thing} is worth {number} crowns|officially {thing} opens {day}|{thing} may close {day}|{thing} could open {day}|{event} might be put off
{first} {last} may join {body}|it seemed a long way to {town}|it appeared on the wall of {thing} {day}|{first} {last} appeared in court {day}
we asked {body} for the file|I believe {thing} is lovely|we visited {town} {day}|I was told to {deed}|we think of {town} often
the word “{last}” is painted on {thing}|the song “{first}” was played {day}|the film “{first} and {first}” opens {day}|a sign reads “{town}”
{who} sang “{first}” at the fair|the boat is named “{first} {last}”|the magazine “{town} Today” costs {number} crowns
the proposal was rejected {day}|the offer was accepted|the suggestion box hangs in {thing}|the announcement came {day}|the decision took {number} weeks
the trial of {first} {last} ended {day}|the interview lasted {number} minutes|the speech was short|the statement runs to {number} pages|no statement was issued
{body} held talks with {crowd} {day}|{crowd} queued outside {thing} {day}|{body} painted {thing}|{who} drove {crowd} to {town}|{event} lasted {number} days
{crowd} cheered|rain fell on {town} {day}|{body} hired {number} gardeners|{thing} cost {number} crowns|{first} {last} moved to {town} {day}
"""
_BEFORE = """{who} said {that}|{first} {last}, {who}, said {that}|{body} said {that}|{body} announced {that}|{first} {last} told reporters {that}|
{who} believes {that}|{who} thinks {that}|{body} found {that}|a study found {that}|records show {that}|{body} warned {that}|{who} denied {that}|
{first} {last} wrote {that}|the {town} Herald reported {that}|{who} explained {that}|{who} insisted {that}|{crowd} said {that}|{who} added {that}|
{who} suspects {that}|{who} confirmed {that}|a letter from {body} states {that}|{who} claimed {that}|{who} acknowledged {that}|{who} fears {that}"""
_AFTER = "{who} said|{first} {last} said|{body} said|said {who}|said {first} {last}|{who} added|{who} explained|{first} {last} told the Herald"
_EVIDENTIAL = """it is said|it was reported|it is believed|it emerged|there are reports|there were rumours|it is understood|it is claimed|
it became known|rumours circulated"""
_CUES = frozenset(
    [
        "said",
        "announced",
        "told",
        "believes",
        "thinks",
        "found",
        "show",
        "warned",
        "denied",
        "wrote",
        "reported",
        "explained",
        "insisted",
        "added",
        "suspects",
        "confirmed",
        "states",
        "claimed",
        "acknowledged",
        "fears",
    ]
)


def _listed(words: str) -> list[str]:
    return [frame.strip() for frame in re.split(r"[|\n]", words) if frame.strip()]


_NOTHINGS, _BEFORES, _AFTERS, _EVIDENTIALS = map(_listed, (_NOTHING, _BEFORE, _AFTER, _EVIDENTIAL))


def _filled(frame: str, rng: random.Random) -> str:
    return re.sub(r"\{(\w+)\}", lambda slot: rng.choice(_SLOTS[slot[1]]), frame)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _said(claim: str, rng: random.Random) -> tuple[str, Row]:
    """Return the claim attributed, in words that the guidelines take for an attribution."""
    f, kind = Frame(), rng.random()
    if kind < 0.2:
        cue, _, content = f.add(rng.choice(_EVIDENTIALS)), f.add(" that "), f.add(claim)
        return f.text, {"source": [], "cue": [cue], "content": [content], "nested_in": None, "wrapper": True, "kind": 0}
    if kind < 0.7:
        words = _filled(rng.choice(_BEFORES).replace(" {that}", ""), rng)
        parts = words.split(" ")
        at = max(i for i, word in enumerate(parts) if word in _CUES)
        source = f.add(" ".join(parts[:at]).removesuffix(","))
        f.add(words[len(f.text) : len(" ".join(parts[:at])) + 1])
        cue = f.add(parts[at])
        f.add("".join(f" {part}" for part in parts[at + 1 :]) + rng.choice((" that ", " that ", " ")))
        content = f.add(claim)
        return f.text, {
            "source": [source],
            "cue": [cue],
            "content": [content],
            "nested_in": None,
            "wrapper": True,
            "kind": 0,
        }
    quoted = rng.random() < 0.7
    content = f.add(f"“{_capital(claim)},”" if quoted else claim)
    f.add(" " if quoted else ", ")
    words = _filled(rng.choice(_AFTERS), rng)
    parts = words.split(" ")
    at = next(i for i, word in enumerate(parts) if word in _CUES)
    if at == 0:
        cue = f.add(parts[0])
        f.add(" ")
        source = f.add(" ".join(parts[1:]))
    else:
        source = f.add(" ".join(parts[:at]))
        f.add(" ")
        cue = f.add(parts[at])
        f.add("".join(f" {part}" for part in parts[at + 1 :]))
    return f.text, {
        "source": [source],
        "cue": [cue],
        "content": [content],
        "nested_in": None,
        "wrapper": True,
        "kind": 0,
    }


def invented(rng: random.Random) -> Row:
    """Return a passage of two to eight sentences; in half of the passages nothing is attributed, in the others now and then something."""
    share = rng.choice((0.0, 0.0, 0.3, 0.5))
    text, marked = "", []
    for number in range(rng.randint(2, 8)):
        gap = "" if not number else rng.choice((" ", " ", "\n\n"))
        sentence, link = _filled(rng.choice(_NOTHINGS), rng), None
        if rng.random() < share:
            word = re.match(r"\w+", sentence)
            claim = (
                sentence
                if not word or word[0] != "I"
                else f"{rng.choice(_SLOTS['who'])} left {rng.choice(_SLOTS['town'])}"
            )
            sentence, link = _said(claim, rng)
        if link is not None:
            begin = len(text) + len(gap)
            marked.append(
                {
                    **link,
                    **{r: [[s + begin, e + begin] for s, e in link[r]] for r in ("source", "cue", "content")},
                }
            )
        text += gap + _capital(sentence) + "."
    return {"text": text, "attributions": marked}
