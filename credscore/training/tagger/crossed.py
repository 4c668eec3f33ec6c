"""Frames crossed with subjects: what attributes nothing, what is wished or asked for, and what is claimed, each said of every kind of subject.

A network that is shown "the nurse reported for duty" alone learns the nurse: "Mr. Bell reported for duty" is a claim to it still. So each
frame stands with names, pronouns, bodies, plurals and documents alike, and each claim with common nouns. The frames are the other senses
of the verbs that report most often.
"""

import random
import re
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from credscore.annotate.network.tagger import KINDS
from credscore.training.tagger.data import Row
from credscore.training.tagger.rewording import Frame

CLAIM, _STANCE, _TALK = (KINDS.index(kind) for kind in ("claim", "stance", "talk"))

_NOTHING = """
reported for duty {day}|reported to the {job}|reported sick {day}|reported to {place} at dawn|reported {n} stolen cars to the police|added sugar to the tea
added {n} chairs to the hall|added a floor to {place}|added {n} points to the lead|called a plumber|called a meeting {day}|called {name} {day}|called at {place}
called off the match|called in the auditors|called the roll|claimed the prize {day}|claimed third place|claimed a pension|claimed {n} lives|claimed on the insurance
told the time by the sun|told stories to the children|told jokes|told nobody about {event}|told {name} everything|showed the visitors round {place}
showed signs of wear|showed up late {day}|showed great courage|showed {name} the door|showed a profit of {n} crowns|found the keys in {place}|found work in {town}
found shelter in {place}|found a coat near {place}|found {n} coins|found a new {job}|learned Spanish|learned to swim|learned the part by heart|heard a bang near {place}
heard the case {day}|heard the band play|saw the doctor {day}|saw the film twice|saw {name} {day}|saw {event} from {place}|felt a draught|felt better {day}|felt for the switch
held the door|held talks with {name} {day}|held shares in the mill|held a party in {place}|held {n} men overnight|maintained the boilers|maintained close ties with {town}
noted the number of the van|noticed the smell|observed a minute of silence|observed the fast|pointed at the map|pointed a torch at {place}|pointed to the exit
posted the parcel {day}|posted a record profit|posted {n} guards at {place}|posted a photo of {place}|published a cookbook|published {n} novels|published the timetable {day}
released the brake|released {n} prisoners {day}|released a second album|released {n} birds|issued {n} permits|issued a fine of {n} crowns|issued new uniforms
read the letter twice|read for an hour|read out the names|recalled {n} cars {day}|recalled the envoy|recorded {n} goals|recorded a song|recorded a loss of {n} crowns
replied by return of post|answered the phone|answered the door|answered a call from {place}|represented {town}|represented {name} at the trial|returned the call {day}
revealed a scar|revealed a new logo {day}|signed the lease|signed a contract with {name}|spoke French|spoke at the opening of {place}|spoke in {town} {day}
submitted the form|submitted {n} samples|suspended {n} players|thought of home|thought fast|thought twice|wrote the music|wrote {n} novels|wrote to the bank|wrote a cheque
wrote for the stage|wrote a play about {event}|went on to win the cup|went on holiday {day}|went on with the work|continued the march {day}|continued towards {place}
concluded the tour in {town}|concluded a deal with {name}|confirmed the booking|confirmed {n} children in the chapel|considered {n} offers|contended for the title
countered with a left hook|declared {n} bottles at the border|declared bankruptcy {day}|denied {name} entry to {place}|denied bail to {n} men|described a circle in the air
disclosed nothing|echoed through the hall|emphasised the last syllable|explained the rules to {name}|feared dogs|feared nobody|guessed right|indicated left and turned
informed the parents by letter|introduced {name} to the board|joked with the crew|judged the pie contest|knew the road|knew {name} from school|knew of the plan
listed the house for sale|listed {n} members|mentioned {name} twice|named the boat after {name}|named {n} players for {event}|offered {name} a lift|ordered soup
outlined the drawing in ink|presented the cup to {name}|presented a show on the radio|produced a play|proposed to {name} in {town}|proved a success|proved costly
provided blankets|quoted a price of {n} crowns|quoted old songs at weddings|raised {n} crowns for {place}|raised pigs|referred the case to the court|referred {name} to a specialist
registered {n} boats|repeated the exercise|repeated a year|resolved the dispute|responded to the alarm within minutes|responded to a call {day}|ruled for {n} years
said grace|said goodbye to {name}|said nothing|said little {day}|said a prayer|said yes|sounded the horn|swore at the driver|testified for {n} hours|testified {day}
traced the leak to {place}|tweeted a photo of {place}|shared a photo of {place}|shared a room with {name}|understood little Greek|voiced the bear in the film
acknowledged the applause|admitted {n} patients {day}|admitted {name} to the ward|accepted the post|accepted {n} crowns from {name}|addressed the crowd {day}|addressed the envelope
advised the fund for {n} years|appealed the verdict|argued with the {job}|argued for hours|argued all night|asserted authority|assessed the damage|believed in fairies
broke the news to {name}|broadcast the match {day}|calculated the tip|challenged {name} to a race|charged {n} crowns for the tickets|charged {name} with theft
cited {n} drivers for speeding|cited ill health and resigned|complained to the {job}|documented {event} on film|detailed the car|determined the winner by lot
discovered a cave near {town}|established a school in {town}|examined {n} patients|expected a baby in spring|identified the body {day}|identified as a farmer
insured {place} for {n} crowns|investigated {event} for {n} months|measured the depth with a pole|moved to {town} {day}|opened {place} {day}|paid {n} crowns for {place}
performed in {town} {day}|printed {n} leaflets|reached {place} {day}|received {n} letters {day}|remembered the birthday of {name}|reviewed {n} files|searched {place} {day}
sent {n} boxes to {town}|served {n} years|stated the price|studied law in {town}|suffered a broken leg|supposed as much|taught {name} to sail|tested {n} wells|took the ferry to {town}
topped the table {day}|trained {n} dogs|visited {town} {day}|waited near {place}|won {n} games|worked with {name} for {n} years|was born in {town}|was named {job} {day}
was reported missing {day}|was called to {place} {day}|was found near {place} {day}|was told to wait|was seen near {place} {day}|was known for the soup|was charged with theft {day}
was heard in {place}|was convicted of fraud|was shown round {place}|was published {day}|was asked to leave|was noted for patience|could not be reached {day}
did not respond to a request for comment|declined to comment|would not comment {day}|refused to be named|has not commented|gave no reason|did not answer {n} calls
"""
_STANCES = """
asked for / the bill|asked / {name} to wait|asked / the crew to {deed}|wants to / {deed}|wanted / a new bicycle|plans to / {deed} {day}|planned / a trip to {town}
hopes to / {deed}|hoped for / a better year|vowed to / {deed}|pledged to / {deed} {day}|promised to / {deed}|agreed to / {deed}|offered to / {deed}|refused to / {deed}
decided to / {deed} {day}|voted to / {deed}|ordered / {name} to {deed}|told / {name} to {deed}|urged / {name} to {deed}|demanded / a new timetable|called for / calm after {event}
called on / {name} to {deed}|appealed for / volunteers|begged / {name} to {deed}|warned / {name} not to {deed}|advised / {name} to {deed}|invited / {name} to {deed}
praised / the crew of {place}|thanked / {name} for {event}|criticised / the plans for {place}|condemned / {event}|welcomed / the opening of {place}|endorsed / {name}
backed / the plan for {place}|opposed / the sale of {place}|rejected / the offer|supported / {name} {day}|apologised for / {event}|congratulated / {name}|mocked / the new uniforms
suggested / a walk|proposed / a toast|proposed / a tax on boats|recommended / the soup|threatened to / {deed}|sought to / {deed}|tried to / persuade {name}|preferred / tea
considered / leaving {town}|expressed / interest in {place}|insisted on / a receipt|dismissed / the offer|defended / {name}|pushed for / a new {place}|wished / {name} luck
blasted / the plan for {place}|slammed / {event}|attacked / {name} {day}|ridiculed / the offer|applauded / {event}|denounced / the plan|hailed / the opening of {place}|lauded / {name}
requested / a second crane|instructed / {name} to {deed}|intends to / {deed}|would like to / {deed}|is willing to / {deed}|chose / {name} as {job}|favoured / the old route
"""
_TALKS = """
spoke about / {event} for an hour|talked about / {place} {day}|talked to {name} about / {event}|discussed / {event} with {name}|asked whether / {place} would open {day}
wondered why / {place} was shut|asked how long / {event} would last|commented on / {event} {day}|debated / {event}|spoke of / {event}|declined to say whether / {place} would open
would not say / who owned {place}|refused to discuss / {event}|addressed / {event} in a speech|raised / the matter of {place}|asked / when {place} would open|knew / who owned {place}
explained / how {place} works|described / {event} in a letter|did not say / how much {place} cost|reflected on / {event}|questioned / {name} about {event}
"""
_CLAIMS = """said|said|said|said that|said that|says|says that|added|added that|told {name}|told {name} that|told reporters that|warned that|argued that|argues that|noted|noted that|found
found that|denied that|admitted|admitted that|confirmed that|confirmed|revealed that|believes|believes that|thought|thinks|fears that|feared|estimates that|estimated that|claimed
claims that|claimed that|insisted|insists that|explained|explained that|wrote|wrote that|tweeted that|recalled that|acknowledged that|alleged that|announced|announced that|shows
showed that|suggests that|suggested that|indicated that|predicts that|predicted|maintained that|contended that|learned that|has said|has said that|had warned that|reported
reported that|reports that|testified that|stated that|concluded that|assured {name} that|informed {name} that|expects that|suspects|suspected that|doubts that|heard that|felt that
observed that|remarked that|joked that|countered that|declared that|disclosed that|discovered that|guessed that|hinted that|knew that|pointed out that|posted that|promised that|realised
recorded that|replied|replied that|responded that|ruled that|swore that|understood that|documented that|determined that|calculated that|remembered that|published a letter saying that
was told that|was quoted as saying that|is convinced that|is certain|was sure that"""
_AFTER = "said|says|added|wrote|explained|told {name}|said {day}|told the {town} Herald|reported|believes|insisted|recalled|argued|admitted|replied|warned"
SUBJECTS = {
    "job": "the {job}|a {job}|the {town} {job}|her {job}|one {job}|another {job}|the other {job}|a former {job}|the {job} of {place}",
    "name": "{first} {last}|{last}|{first}|Mr. {last}|Ms {last}|Dr. {last}|{Job} {last}|{first} {last}, {n}|{first} {last}, a {job} in {town}|Mrs {last}|Sgt. {last}",
    "pronoun": "he|she|they|it|we|I|he|she|who",
    "body": "the {body}|{town} {Body}|the {town} {Body}|the {body} in {town}|{last} & Sons|{last} Corp.|{last} Brothers Ltd|the {last} Foundation|{acronym}|the {acronym}",
    "plural": "police|{job}s|officials|residents|two {job}s|some {job}s|several {job}s|people in {town}|the {job}s|critics|experts|most {job}s|parents|dozens of {job}s",
    "document": "the report|a study|the letter|a survey by the {body}|documents|records|the {body}'s report|data|the filing|an audit|the website|a statement|the indictment|the poll",
    "media": "the {town} Herald|the Daily {last}|{acronym} News|the {town} Post|Reuters|the paper|the magazine|the station|local media|the broadcaster",
}
_WORDS = {
    "first": "Anna Tom Leila Marek Joan Ravi Ines Peter Nadia Carlos Ruth Emeka Sven Mila Hugo Grace Omar Tessa Keiko Luis Brenda Darnell Priya Yusuf Heather Kyle",
    "last": "Brandt Okoye Silva Novak Hale Mirza Duarte Lindqvist Marsh Petrov Achebe Romero Kerr Vance Sato Wolff Bell Gomez Nguyen Carver Stone Pike Rahman Walsh Cole",
    "job": "nurse teacher farmer mayor coach engineer lawyer senator officer manager priest doctor student scientist spokesman analyst minister driver clerk judge neighbour professor",
    "body": "council school club hospital ministry company union bank court board agency department committee charity party commission university team",
    "acronym": "NFTU BRA CWA FDTA OLC TNB RSP",
}
_PHRASES = {
    "town": "Ferrow|Lindham|Port Callan|Vessing|Marrow Bay|Tillingham|Cedar Falls|Nuevo Arroyo|Ohio|Denver|Kent|Lagos",
    "place": "the bridge|the old mill|the library|the ferry|the new road|the pool|the market|the north gate|the roof|the tram line|the depot|the archive|the chapel|the harbour",
    "event": "the flood|the strike|the fair|the match|the storm|the fire|the vote|the concert|the power cut|the trial|the merger|the war",
    "deed": "close the gate|repair the roof|stay indoors|move the cars|pay the fee|sign the form|sell the house|boil the water|leave the city|run again|cut taxes",
    "day": "on Monday|on Tuesday|last week|in March|on Friday evening|at noon|last winter|two years ago|this week|Wednesday|yesterday|in 2014",
    "n": "two|three|nine|twelve|forty|200|1,500|17|seventeen|64",
}
_CAUSES = """the {job} sold {place}|{place} was unsafe|{place} will open {day}|{n} people were hurt|{name} had left {town} {day}|{event} cost {n} crowns|there was no money left
it froze|it failed|nobody came|he lied|she left|they lost|it was open|it was a lie|nothing changed|prices fell|it will rain|{last} left|the {job} slept
it was too late|{event} would go on|he had never met {name}|they are losing money|{place} needs repair|prices have doubled|nobody was to blame|the {body} acted in haste"""
_OPENINGS = (
    "",
    "",
    "",
    "",
    "",
    "",
    "On Monday, ",
    "In March ",
    "After {event}, ",
    "Later, ",
    "Last week ",
    "But ",
    "And ",
    "As {event} began, ",
    "In {town}, ",
)
_SAYS = ("said", "says", "added", "wrote")
_INSIDE = 0.15  # of the sentences, so many stand inside somebody's claim
_WRITER = frozenset({"I", "we"})
_HELD_OUT = 7  # of the verbs one in so many, when figures are wanted on verbs that were never shown


def listed(frames: str) -> tuple[str, ...]:
    return tuple(frame.strip() for frame in re.split(r"[|\n]", frames) if frame.strip())


@dataclass(frozen=True, slots=True)
class Kit:
    """The frames and the kinds of subject that passages are made of."""

    nothing: tuple[str, ...]
    stances: tuple[str, ...]
    talks: tuple[str, ...]
    claims: tuple[str, ...]
    subjects: tuple[str, ...]

    @classmethod
    def whole(cls) -> "Kit":
        """Return everything."""
        return cls(listed(_NOTHING), listed(_STANCES), listed(_TALKS), listed(_CLAIMS), tuple(SUBJECTS))

    def parted(self) -> tuple["Kit", "Kit"]:
        """Return what a network is taught, and what it is then asked: other verbs, and kinds of subject that it was not taught with them."""

        def half(*, asked: bool) -> Kit:
            nothing, stances, talks, claims = (
                tuple(f for f in frames if (crc32(f.split(" ")[0].encode()) % _HELD_OUT == 0) == asked)
                for frames in (self.nothing, self.stances, self.talks, self.claims)
            )
            subjects = tuple(kind for kind in self.subjects if (kind in {"media", "plural"}) == asked)
            return Kit(nothing, stances, talks, claims, subjects)

        return half(asked=False), half(asked=True)


def filled(frame: str, rng: random.Random) -> str:
    """Return a frame with its slots filled, slots within slots too."""

    def word(slot: re.Match[str]) -> str:
        key = slot[1]
        if key == "name":
            return filled(rng.choice(("{first} {last}", "{last}", "Mr. {last}", "the {job}", "{first}")), rng)
        if key.lower() in _WORDS:
            chosen = rng.choice(_WORDS[key.lower()].split())
            return chosen.capitalize() if key[0].isupper() else chosen
        return rng.choice(_PHRASES[key].split("|"))

    return re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", re.sub(r"\{(\w+)\}", word, frame))


def claim(rng: random.Random) -> str:
    return filled(rng.choice(listed(_CAUSES)), rng)


def _link(
    source: list[int] | None, cue: list[int], content: list[int], kind: int, inside: int | None
) -> dict[str, Any]:
    return {
        "source": [source] if source else [],
        "cue": [cue],
        "content": [content],
        "nested_in": inside,
        "wrapper": True,
        "kind": kind,
    }


def sentence(kit: Kit, rng: random.Random, share: float) -> tuple[str, list[dict[str, Any]]]:
    """Return a sentence; `share` is the chance that it claims something, and others attribute nothing, ask, wish or talk."""
    f, links = Frame(), list[dict[str, Any]]()
    kind = rng.choice(kit.subjects)
    subject = filled(rng.choice(SUBJECTS[kind].split("|")), rng)
    subject = "the man who" if subject == "who" else subject
    begin = None
    if rng.random() < _INSIDE:
        source, _, cue = (
            f.add(filled(rng.choice(SUBJECTS["name"].split("|")), rng)),
            f.add(" "),
            f.add(rng.choice(_SAYS)),
        )
        f.add(rng.choice((" ", " that ")))
        begin = len(f.text)
        links.append(_link(source, cue, [begin, begin], CLAIM, None))
    elif opening := filled(rng.choice(_OPENINGS), rng):
        f.add(opening)
    told = begin is not None or subject not in _WRITER  # what the writer thinks is nobody's claim but the article's own
    inside, drawn = None if begin is None else 0, rng.random()
    if drawn < share * (0.7 if begin is None else 1):
        link = _claims(f, subject, filled(rng.choice(kit.claims), rng), rng)
        links += [{**link, "nested_in": inside}] if told else []
    elif drawn < share:
        link = _is_said(f, subject, rng)
        links += [link] if told else []
    else:
        drawn = (drawn - share) / (1 - share)
        source = f.add(subject)
        f.add(" ")
        if drawn < 0.7:
            deed = filled(rng.choice(kit.nothing), rng)
            f.add(re.sub("^was ", "were ", deed) if kind == "plural" else deed)
        else:
            frames, found = (kit.stances, _STANCE) if drawn < 0.92 else (kit.talks, _TALK)
            words, rest = filled(rng.choice(frames), rng).split(" / ")
            cue, _, content = f.add(words), f.add(" "), f.add(rest)
            links.append(_link(source, cue, content, found, inside))
    if begin is not None:
        links[0]["content"] = [[begin, len(f.text)]]
    return f.text, links


def _claims(f: Frame, subject: str, verb: str, rng: random.Random) -> dict[str, Any]:
    """Add "SUBJECT VERB that CLAIM"."""
    parts = verb.removesuffix(" that").split(" ")
    length = 1
    if parts[0] in {"has", "had", "pointed", "is", "was"}:
        length = len(parts) if parts[1] == "quoted" else 2
    source, _, cue = f.add(subject), f.add(" "), f.add(" ".join(parts[:length]))
    f.add("".join(f" {part}" for part in parts[length:]) + (" that " if verb.endswith(" that") else " "))
    return _link(None if parts[:2] == ["was", "told"] else source, cue, f.add(claim(rng)), CLAIM, None)


def _is_said(f: Frame, subject: str, rng: random.Random) -> dict[str, Any]:
    """Add "“CLAIM,” SUBJECT VERB", with marks or without."""
    quoted, said = rng.random() < 0.6, claim(rng)
    content = f.add(f"“{said[:1].upper()}{said[1:]},”" if quoted else said)
    f.add(" " if quoted else ", ")
    verb, *rest = filled(rng.choice(_AFTER.split("|")), rng).split(" ")
    source, _, cue = f.add(subject), f.add(" "), f.add(verb)
    f.add("".join(f" {part}" for part in rest))
    return _link(source, cue, content, CLAIM, None)


def crossed(kit: Kit, rng: random.Random) -> Row:
    """Return a passage of one to five such sentences."""
    share = rng.choice((0.0, 0.3, 0.5))
    text, marked = "", list[dict[str, Any]]()
    for number in range(rng.randint(1, 5)):
        gap = "" if not number else rng.choice((" ", " ", "\n\n"))
        words, links = sentence(kit, rng, share)
        begin, first = len(text) + len(gap), len(marked)
        for link in links:
            moved = {r: [[s + begin, e + begin] for s, e in link[r]] for r in ("source", "cue", "content")}
            inside = link["nested_in"]
            marked.append({**link, **moved, "nested_in": None if inside is None else first + inside})
        text += gap + words + "."
    return {"text": text, "attributions": marked}
