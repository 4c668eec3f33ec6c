"""Forms of attribution and what only looks like one, as sentences with their spans marked, crossed with subjects and claims.

Real articles show each of these seldom, and some never: second-hand forms, agentless devices with and without an agent, nouns with their
propositions, cues that share a subject, and the denials and refusals beside them. `[[words|S1 K2]]` marks words as the source of link 1 and
content of link 2, as in the gold cases; `>1<2` at the end says that link 1 lies inside link 2.
"""

import random
import re
from typing import Any

from credscore.training.tagger.crossed import CLAIM, SUBJECTS, claim, filled, listed
from credscore.training.tagger.data import Row

_FORMS = """
[[{Claim}|K1]], [[according to|C1]] [[{subj}|S1]].
[[{Claim}|K1]] [[according to|C1]] [[{subj}|S1]].
[[According to|C1]] [[{subj}|S1]], [[{claim}|K1]].
[[According to|C1]] [[{subj}|S1]] [[{claim}|K1]].
[[According to|C1]] [[{subj}|S1]], who asked not to be named, [[{claim}|K1]].
[[{Claim}|K1]], [[{subj}|S1 S2]] [[{saidp}|C1]], [[{adding}|C2]] that [[{claim}|K2]].
[[{Subj}|S1 S2]] [[{saidp}|C1]] [[{claim}|K1]], [[{adding}|C2]] that [[{claim}|K2]].
[[{Subj}|S1 S2]] [[{saidp}|C1]] [[{claim}|K1]] and [[{warned}|C2]] that [[{claim}|K2]].
[[{Subj}|S1 S2]] [[{saidp}|C1]] that [[{claim}|K1]] but [[{warned}|C2]] that [[{claim}|K2]].
[[{Subj}|S1]] [[{warned} of|C1]] [[{np}|K1]].
[[{Subj}|S1]] [[accused|C1]] {other} of [[{ing}|K1]].
[[{Subj}|S1]] [[has accused|C1]] {other} of [[{ing}|K1]].
[[{Subj}|S1]] [[alleged|C1]] [[{np}|K1]].
[[{Subj}|S1]] [[denied|C1]] [[{ing}|K1]].
[[{Subj}|S1]] [[denied|C1]] [[the {charge}|K1]].
[[{Subj}|S1]] [[admitted|C1]] [[{ing}|K1]].
[[{Subj}|S1]] [[denied|C1]] [[[[{nouns}|C2]] that [[{claim}|K2]]|K1]].>2<1
[[{Subj}|S1]] [[dismissed|C1]] [[[[{nouns}|C2]] that [[{claim}|K2]]|K1]].>2<1
{Other} ignored [[{nouns}|C1]] that [[{claim}|K1]].
{Other} acted on [[{nouns}|C1]] that [[{claim}|K1]].
Nobody tested [[{poss}|S1]]'s [[{noun}|C1]] that [[{claim}|K1]].
{Other} rejected [[{poss}|S1]]'s [[{noun}|C1]] that [[{claim}|K1]].
Nobody believed [[{his}|S1]] [[{noun}|C1]] that [[{claim}|K1]].
[[There were {nouns}|C1]] that [[{claim}|K1]].
[[There have been {nouns} of|C1]] [[{np}|K1]].
[[It is {believed}|C1]] that [[{claim}|K1]].
[[It was {believed}|C1]] by [[{subj}|S1]] that [[{claim}|K1]].
[[It emerged|C1]] {day} that [[{claim}|K1]].
[[It emerged|C1]] that [[{claim}|K1]].
[[It became known|C1]] that [[{claim}|K1]].
[[{Claim}|K1]], [[it emerged|C1]] {day}.
[[{Claim}|K1]], [[it is {believed}|C1]].
[[{Thing}|K1]] [[is {believed} to|C1]] [[{inf}|K1]].
[[{Thing}|K1]] [[was {believed} to|C1]] [[{inf}|K1]].
[[{Thing}|K1]] [[is widely {believed} to|C1]] [[{inf}|K1]].
[[{Thing}|K1]] [[is {believed}|C1]] by [[{subj}|S1]] to [[{inf}|K1]].
[[{Thing}|K1]] [[was {believed}|C1]] by [[{subj}|S1]] to [[{inf}|K1]].
[[{Thing}|K1]], [[{believed} to|C1]] [[be {old}|K1]], was sold {day}.
[[{Person}|K1]] [[is suspected of|C1]] [[{ing}|K1]].
[[{Person}|K1]] [[was accused of|C1]] [[{ing}|K1]].
{Person} [[was accused|C1]] by [[{subj}|S1]] of [[{ing}|K1]].
{Person}, [[accused|C1]] by [[{subj}|S1]] of [[{ing}|K1]], resigned {day}.
[[{Thing}|K1]] [[reportedly|C1]] [[{past}|K1]].
[[{Person}|K1]] [[allegedly|C1]] [[{past2}|K1]].
[[{Person} was|K1]] [[reportedly|C1]] [[{where}|K1]].
{Other} [[were told|C1]] that [[{claim}|K1]].
{Other} [[was told|C1]] by [[{subj}|S1]] that [[{claim}|K1]].
The court [[heard|C1]] that [[{claim}|K1]].
[[{Subj}|S1]] [[{saidp}|C1]] [[[[{thing}|K2]] [[was {believed} to|C2]] [[{inf}|K2]]|K1]].>2<1
[[[[{Thing}|K2]] [[is {believed} to|C2]] [[{inf}|K2]]|K1]], [[according to|C1]] [[{subj}|S1]].>2<1
[[[[{Subj}|S2]] [[{saidp}|C2]] [[{claim}|K2]]|K1]], [[according to|C1]] [[{subj}|S1]].>2<1
[[[[{Thing}|K2]] [[reportedly|C2]] [[{past}|K2]]|K1]], [[{subj}|S1]] [[{saidp}|C1]].>2<1
[[{Subj}|S1]] [[{saidp}|C1]] [[[[{subj}|S2]] [[{believes}|C2]] [[{claim}|K2]]|K1]].>2<1
[[{Subj}|S1]] [[{saidp}|C1]] [[[[{subj}|S2]] [[had told|C2]] {other} that [[{claim}|K2]]|K1]].>2<1
[[{Subj}|S1]] [[{saidp}|C1]] that [[[[{subj}|S2]] [[{saidp}|C2]] [[[[{subj}|S3]] [[{believes}|C3]] that [[{claim}|K3]]|K2]]|K1]].>2<1>3<2
[[{Media}|S1]] [[quoted|C1]] [[[[{subj}|S2]] as [[saying|C2]] [[{claim}|K2]]|K1]].>2<1
[[{Media}|S1]] [[quoted|C1]] [[[[{subj}|S2]] as [[saying|C2]] that [[{claim}|K2]]|K1]].>2<1
[[{Media}|S1]] [[cited|C1]] [[[[{subj}|S2]] as [[saying|C2]] [[{claim}|K2]]|K1]].>2<1
[[{Subj}|S1]] [[was quoted as saying|C1]] [[{claim}|K1]].
[[[[{Subj}|S2]]|K1]] [[was quoted|C1]] by [[{media}|S1]] [[as [[saying|C2]] [[{claim}|K2]]|K1]].>2<1
[[{Media}|S1]] [[{reportedp}|C1]] that [[{claim}|K1 K2]], [[citing|C2]] [[{subj}|S2]].>2<1
[[{Claim}|K1 K2]], [[{media}|S1]] [[{reportedp}|C1]], [[citing|C2]] [[{subj}|S2]].>2<1
[[{Media}|S1]], [[citing|C2]] [[{subj}|S2]], [[{reportedp}|C1]] that [[{claim}|K1 K2]].>2<1
[[{Media}|S1]], [[quoting|C2]] [[{subj}|S2]], [[{reportedp}|C1]] [[{claim}|K1 K2]].>2<1
[[{Report} in {media}|S1]] [[say|C1]] that [[{claim}|K1]].
{Other} received [[a letter|S1]] [[saying|C1]] that [[{claim}|K1]].
{Other} received [[intelligence|S1]] [[saying|C1]] [[{claim}|K1]].
[[“{Claim},”|K1]] [[{subj}|S1]] [[{saidp}|C1]]. [[“{Claim}.”|K1]]
[[“{Claim},”|K1]] [[{saidp}|C1]] [[{subj}|S1]].
[[“{Claim},”|K1]] [[{saidp}|C1]] [[{first} {last}, a {job} in {town}|S1]].
[[“{Claim},”|K1]] [[{saidp}|C1]] [[{first} {last}, {n}, the {job} of {place}|S1]].
[[{first} {last}, the {job} of {place}|S1]], [[{saidp}|C1]] that [[{claim}|K1]].
[[{first} {last}, the {town} {job}|S1]], [[{saidp}|C1]] [[{claim}|K1]].
[[{first} {last}|S1]], who lives in {town}, [[{saidp}|C1]] [[{claim}|K1]].
[[{Subj}|S1]] [[{saidp}|C1]]: [[“{Claim}.”|K1]]
Asked about {event}, [[{subj}|S1]] [[{saidp}|C1]]: [[“{Claim}.”|K1]]
[[“{Claim},”|K1]] [[{subj}|S1]] [[told|C1]] {other} {day}.
[[“[[I|S2]] [[think|C2]] [[{claim}|K2]],”|K1]] [[{subj}|S1]] [[{saidp}|C1]].>2<1
[[“[[We|S2]] [[believe|C2]] that [[{claim}|K2]],”|K1]] [[{subj}|S1]] [[{saidp}|C1]].>2<1
[[{Subj}|S1]] [[called|C1]] [[{place} a disgrace|K1]].
[[{Subj}|S1]] [[blamed|C1]] [[{place} for {event}|K1]].
[[{Subj}|S1]] [[claimed responsibility for|C1]] [[{event}|K1]].
[[In the words of|C1]] [[{subj}|S1]], [[{claim}|K1]].
[[In the view of|C1]] [[{subj}|S1]], [[{claim}|K1]].
[[{Subj}|S1]] [[fears|C1]] that [[{claim}|K1]].
[[{Subj}|S1]] [[was certain|C1]] that [[{claim}|K1]].
[[{n} percent of voters|S1]] [[said|C1]] [[{claim}|K1]].
[[{Subj}|S1]] [[{told}|C1]] {hearer} that [[{claim}|K1]].
[[{Subj}|S1]] [[{told}|C1]] {hearer} [[{claim}|K1]].
[[{Subj}|S1]] [[has {told}|C1]] {hearer} that [[{claim}|K1]].
[[“{Claim},”|K1]] [[{subj}|S1]] [[{told}|C1]] {hearer} {day}.
[[{Subj}|S1]] [[{saidp}|C1]] [[[[{subj}|S2]] [[{told}|C2]] {hearer} that [[{claim}|K2]]|K1]].>2<1
[[{Subj}|S1]] [[{saidp}|C1]] that [[[[{subj}|S2]] [[had {told}|C2]] {hearer} [[{claim}|K2]]|K1]].>2<1
[[{Media}|S1]] [[{reportedp}|C1]] [[[[{subj}|S2]] [[has {told}|C2]] {hearer} [[{claim}|K2]]|K1]].>2<1
[[Citing|C2]] [[{subj}|S2]], [[{media}|S1]] [[{reportedp}|C1]] [[[[{subj}|S3]] [[has {told}|C3]] {hearer} [[{claim}|K3]]|K1 K2]].>2<1>3<2
[[{Subj}|S1]] [[accused|C1]] [[{other}|S2]] of [[[[{telling}|C2]] {hearer} that [[{claim}|K2]]|K1]].>2<1
[[{Subj}|S1]] left {town} {day}, [[{telling}|C1]] {hearer} that [[{claim}|K1]].
[[[[{Subj}|S2]] [[{believes}|C2]] [[{claim}|K2]]|K1]], [[{subj}|S1]] [[{saidp}|C1]].>2<1
[[[[{Subj}|S2]] [[{believes}|C2]] that [[{claim}|K2]]|K1]], [[{subj}|S1]] [[told|C1]] {hearer}.>2<1
[[[[{Subj}|S2]] [[{believes}|C2]]|K1]], [[{subj}|S1]] [[{saidp}|C1]], [[that [[{claim}|K2]]|K1]].>2<1
[[[[{Subj}|S2]] [[was {sure}|C2]]|K1]], [[{subj}|S1]] [[{saidp}|C1]], [[that [[{claim}|K2]]|K1]].>2<1
[[{Subj}|S1]] [[was {sure}|C1]] that [[{claim}|K1]].
[[{Subj}|S1]] [[{saidp}|C1]] [[{other} was not {suggesting} that {claim}|K1]].
[[“We expect more from {other},”|K1]] [[{subj}|S1]] [[{saidp}|C1]].
[[{Doc} from the {body}|S1]] [[{found}|C1]] [[{np}|K1]].
[[{Doc} by {last} and colleagues|S1]] [[{found}|C1]] that [[{claim}|K1]].
[[{Doc}|S1]] seen by {media} [[{found}|C1]] [[{np}|K1]].
{Other} relied on [[{doc} by the {body}|S1]] that [[{found}|C1]] [[{claim}|K1]].
{Other} handed over [[{doc}|S1]] that [[{found}|C1]] [[{claim}|K1]].
{Other} answered with [[{letter}|S1]] that [[{stated}|C1]] [[{claim}|K1]].
{Event} led to [[{letter} from the {body}|S1]] that [[{stated}|C1]] [[{claim}|K1]].
[[{Crowd}|S1]] who [[{think}|C1]] [[{claim}|K1]] met the {job} {day}.
[[{Crowd}|S1]] who [[{think}|C1]] that [[{claim}|K1]] queued outside {place}.
[[{first} {last}|S1]], who [[{saidp}|C1]] [[{claim}|K1]], left {town} {day}.
[[Word spread|C1]] that [[{claim}|K1]].
[[Word came|C1]] {day} that [[{claim}|K1]].
[[Word reached|C1]] {other} that [[[[{subj}|S2]] [[had {told}|C2]] {hearer} [[{claim}|K2]]|K1]].>2<1
[[Rumour has it|C1]] that [[{claim}|K1]].
[[Rumour had it|C1]] [[{claim}|K1]].
[[{nouns} {spread}|C1]] that [[{claim}|K1]].
[[{nouns} have {mounted}|C1]] that [[{claim}|K1]].
[[{Thing}|K1]] [[is {considered}|C1]] [[{better}|K1]].
[[{Thing}|K1]] [[is widely {considered}|C1]] [[{better}|K1]].
As [[{media}|S1]] [[{reportedp}|C1]] {day}, [[{claim}|K1]].
As [[{subj}|S1]] [[{saidp}|C1]] {day}, [[{claim}|K1]].
[[{Claim}|K1]], as [[{subj}|S1]] [[{saidp}|C1]] {day}.
[[{Job} {first} {last} and {job} {first} {last}|S1]] [[{saidp}|C1]] [[{claim}|K1]].
[[{first} {last} and {first} {last}|S1]] [[{saidp}|C1]] that [[{claim}|K1]].
[[{last}, {last} and {several} other {job}s|S1]] [[{saidp}|C1]] [[{claim}|K1]].
[[{Claim}|K1]], [[{saidp}|C1]] [[{last}, {last} and {several} other {job}s|S1]].
[[Two {job}s, {first} {last} and {first} {last},|S1]] [[{saidp}|C1]] [[{claim}|K1]].
[[The {body}’s {last} and the {job} {first} {last}|S1]] [[say|C1]] [[{claim}|K1]].
[[To {deed}|K1]], [[{saidp}|C1]] [[{subj}|S1]], [[would {ruin}|K1]].
[[{Thing}|K1]], [[{subj}|S1]] [[{saidp}|C1]], [[{past}|K1]].
[[{Thing}|K1]], [[{saidp}|C1]] [[{subj}|S1]], [[{past}|K1]].
[[{Claim}|K1]] [[{media}|S1]] [[{reportedp}|C1]] {day}.
[[{Claim}|K1]] [[{subj}|S1]] [[said|C1]].
[[{Claim}|K1]] [[{subj}|S1]] [[said|C1]] despite {event}.
[[{Claim}|K1]], [[{media}|S1]] [[reported|C1]] a day after {event}.
[[{Claim}|K1]] [[the {body}|S1]] [[reported|C1]] {day} after {event}.
[[{Subj}|S1]] closed {place} when the {body} asked and [[has said|C1]] that [[{claim}|K1]].
[[{Subj}|S1]] will {deed} and [[has said|C1]] [[{claim}|K1]].
[[{Subj}|S1]] visited {town} {day} and [[{saidp}|C1]] [[{claim}|K1]].
[[{Subj}|S1]] [[had this to say of|C1]] {event}: [[“{Claim}.”|K1]]
[[{Subj}|S1]] [[put it this way|C1]]: [[“{Claim}.”|K1]]
[[“{Claim}!”|K1]] [[{subj} {dressed}|S1]] [[{yelled}|C1]] {day}.
"""
_NOTHING = """
Nobody said that {claim}.|No group has claimed responsibility for {event}.|There is no suggestion that {claim}.|There was no evidence that {claim}.|Nobody could say that {claim}.
It is well known that {claim}.|It is true that {claim}.|It is likely that {claim}.|It is clear that {claim}.|It was no surprise that {claim}.|It helped that {claim}.|That said, {claim}.
{Subj} did not say that {claim}.|{Subj} could not confirm that {claim}.|{Media} could not independently verify the report.|{Media} was not able to confirm that {claim}.
If {subj} says that {claim}, nobody listens.|Anyone could claim that {claim}.|{Thing} is expected to open {day}.|{Thing} was due to open {day}.|{Subj} made sure that {claim}.
{Subj} ignored {n} warnings.|{Subj} signed a document.|The fact that {claim} changed nothing.|{Claim}, so that {claim}.|{Claim} because {claim}.|{Claim} after {event}.|When {claim}, {claim}.
According to plan, {claim}.|The books are shelved according to size and colour.|{Subj} paid according to age.|{Thing} was built according to the rules.|{Person} was cleared {day}.
{Person} was arrested {day} and later released.|{Person} was charged with {ing}.|{Person}, the alleged ringleader, appeared in court {day}.|An alleged accomplice was held {day}.
The reported sum was paid {day}.|{Subj} ordered {n} reports.|The report was delayed {day}.|{Subj} asked whether {claim}.|{Subj} would not say why {claim}.|Did {subj} know that {claim}?
{Subj} hopes that {claim}.|{Subj} wishes that {claim}.|{Subj} demanded that {other} {deed}.|{Subj} proved popular.|{Subj} saw that {claim}.|{Subj} realised that {claim}.
{Subj} learned that {claim}.|{Subj} decided that {other} should {deed}.|{Subj} agreed that {other} should {deed}.|{Other} should {deed}, and {claim}.|{Subj} noticed that {claim}.
{Subj} forgot that {claim}.|{Subj} is called {first}.|{Subj} sang “{Place}” {day}.|A sign reads “{town}”.|The film “{first} and {last}” opens {day}.|{Subj} hung up the phone, and {claim}.
Anyone who thinks {claim} can call {place}.|Those who believe that {claim} may write to the {body}.|{Subj} missed the chance to remind {hearer} that {claim}.|{Subj} forgot to tell {hearer} that {claim}.
Let us say {claim}.|Suppose {subj} says {claim}.|Suppose the {job} says no.|It goes without saying that {claim}.|Needless to say, {claim}.|Do not tell {hearer} that {claim}.|Say what you like, {claim}.
{Subj} never said that {claim}.|Expect {subj} to say that {claim}.|Wait until {subj} hears that {claim}.|It would be wrong to say that {claim}.|To say that {claim} is to miss the point.|{Subj} promised herself a day off.
The show, billed as “{place}”, opens {day}.|The fair, described as “{last} Days”, costs {n} crowns.|The flood claimed {n} barns {day}.|{Subj} claimed {his} suitcase at the counter.|{Subj} claimed the keys and left.
{Subj} confirmed {his} place in the final {day}.|{Subj} confirmed the seat with a late goal.|{Subj} described a circle with both arms.|{Thing} suggested nothing so much as a barge.|{Subj} acknowledged the gift with a nod.
{Subj} acknowledged the cheers and left.|Tags {town} {place} {last} Harbour Suspected thieves were held {day}.|Suspected thieves were held near {town}.|The so-called {last} plan cost {n} crowns.|{Subj} promised herself that {place} would pay.
"""
_MORE = {
    "other": "{first} {last}|the {job}|the {body}|residents|Mr. {last}|reporters|the family|two {job}s|investors|{town}",
    "person": "{first} {last}|the {job}|Mr. {last}|a {job} from {town}|a {n}-year-old man|the suspect|{last}",
    "thing": "{place}|the {job}|{first} {last}|the painting|the barge|the {body}|a second man|the vault|prices|{town}|the deal|the suspect",
    "media": "the {town} Herald|the Daily {last}|Reuters|local media|the {town} Post|a {town} newspaper|{acronym} News|the station",
    "report": "reports|articles|stories",
    "saidp": "said|said|said|says|added|explained|wrote|argued|insisted|noted|admitted|testified",
    "reportedp": "reported|said|wrote|reports|announced",
    "adding": "adding|adding|noting|claiming|saying|warning|insisting|explaining",
    "warned": "warned|complained|spoke|warned",
    "believes": "believes|thinks|suspects|says|feared|believed|expects",
    "believed": "believed|said|thought|understood|reported|alleged|rumoured|feared|claimed|estimated",
    "nouns": "rumours|reports|claims|allegations|suggestions|fears|suspicions|speculation",
    "noun": "claim|assertion|belief|allegation|view|warning|conclusion|argument",
    "his": "his|her|their",
    "poss": "the {body}|the {job}|{last}|the {town} {body}|the government|Mr. {last}",
    "charge": "charge|charges|allegation|accusation|report|claims",
    "np": "frost in the valleys|a second flood|{n} missing crates|higher prices|a plot against {town}|fraud in {place}|delays {day}|more closures",
    "ing": "lying|spying|cheating|hiding {n} payments|fraud|stealing {n} crates|lying to {other}|selling {place} too cheaply|negligence|taking bribes|covering up {event}",
    "inf": "have carried {n} crates|be a copy|have left {town} {day}|cost {n} crowns|be near {town}|have been sold {day}|have met {other}|be ill",
    "past": "cost {n} crowns|left {town} {day}|was sold {day}|sank near {town}|failed {n} tests|hid {n} crates",
    "past2": "stole {n} crates|lied to {other}|took {n} crowns from {other}|hit {other} {day}|ran {place} without a licence",
    "where": "seen near {town}|in {town} {day}|about to resign|paid {n} crowns|ill",
    "told": "told|told|told|texted|assured|informed|warned|reminded|emailed|messaged|notified|cabled|promised",
    "telling": "telling|assuring|warning|informing|reminding|persuading",
    "hearer": "{his} sister|{his} officers|buyers|friends|{his} wife|colleagues|shareholders|neighbours|the court|staff|the inquiry|investors|voters|the board|{media}|reporters|{last}|the {job}",
    "sure": "sure|certain|convinced|confident|adamant",
    "suggesting": "suggesting|saying|claiming|arguing",
    "doc": "a report|two reports|a study|an audit|photographs|footage|emails|records|a survey|several inquiries|a leaked memo|court papers|a May poll|satellite images",
    "found": "found|have found|show|showed|shows|suggest|reveal|revealed|documented|concluded",
    "letter": "a letter|an email|a statement|a ruling|a notice|a policy|a memo|a tweet",
    "stated": "stated|said|says|states|claimed|warned",
    "crowd": "residents|parents|local leaders|{job}s|the {job}s|voters|some {job}s|people in {town}",
    "think": "say|think|believe|claim|fear|insist",
    "spread": "spread|swirled|circulated|reached {town}",
    "mounted": "mounted|spread|grown|piled up|surfaced",
    "considered": "considered|regarded as|seen as|thought|deemed|reckoned",
    "better": "the safer choice|a poor bargain|the best in {town}|the favourite|too old|a danger to {town}",
    "several": "several|two|many|three",
    "ruin": "cost {n} crowns|ruin {town}|hand {place} to {other}|take {n} years|be a mistake",
    "dressed": "in a red coat|at the gate|with a placard|near {place}|in the crowd",
    "yelled": "yelled|shouted|cried|called out|whispered|yells",
    "old": "a copy|worth {n} crowns|the oldest in {town}|haunted",
}
_MARK = re.compile(r"\[\[|\|([A-Z]\d(?: [A-Z]\d)*)\]\]")


def _fill(frame: str, rng: random.Random) -> str:
    def word(slot: re.Match[str]) -> str:
        key = slot[1]
        low = key.lower()
        if low == "claim":
            found = claim(rng)
        elif low == "subj":
            kind = rng.choice([kind for kind in SUBJECTS if kind != "pronoun"] * 2 + ["pronoun"])
            found = filled(rng.choice(SUBJECTS[kind].split("|")), rng)
            found = "she" if found in {"who", "I", "we"} else found
        elif low in _MORE:
            found = _fill(rng.choice(_MORE[low].split("|")), rng)
        else:
            return filled(slot[0] if key in {"Job", "Body"} else "{" + low + "}", rng)
        return found[:1].upper() + found[1:] if key[0].isupper() else found

    return re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", re.sub(r"\{(\w+)\}", word, frame))


_KINDS = [form.strip() for form in _FORMS.strip().split("\n")]
_NONE = listed(_NOTHING)


def form(rng: random.Random) -> tuple[str, list[dict[str, Any]]]:
    """Return one sentence, now and then two, with its links."""
    frame, *inside = rng.choice(_KINDS).split(">")
    marked = _fill(frame, rng)
    text, at = "", 0
    opened: list[int] = []
    spans: dict[str, list[list[int]]] = {}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1] is None:
            opened.append(len(text))
        else:
            begin = opened.pop()
            for label in mark[1].split():
                spans.setdefault(label, []).append([begin, len(text)])
    text += marked[at:]
    text = text[:1].upper() + text[1:]
    holders = dict(pair.split("<") for pair in inside)
    numbers = sorted(label[1] for label in spans if label[0] == "C")
    order = {number: i for i, number in enumerate(numbers)}
    return text, [
        {
            "source": spans.get(f"S{number}", [])[:1],
            "cue": spans[f"C{number}"],
            "content": spans[f"K{number}"],
            "nested_in": order[holders[number]] if number in holders else None,
            "wrapper": True,
            "kind": CLAIM,
        }
        for number in numbers
    ]


def forms(rng: random.Random) -> Row:
    """Return a passage of one to four such sentences, a third of which attribute nothing."""
    text, marked = "", list[dict[str, Any]]()
    for number in range(rng.randint(1, 4)):
        gap = "" if not number else rng.choice((" ", " ", "\n\n"))
        words, links = (_fill(rng.choice(_NONE), rng), []) if rng.random() < 0.35 else form(rng)
        words = words[:1].upper() + words[1:]
        begin, first = len(text) + len(gap), len(marked)
        for link in links:
            moved = {r: [[s + begin, e + begin] for s, e in link[r]] for r in ("source", "cue", "content")}
            inside = link["nested_in"]
            marked.append({**link, **moved, "nested_in": None if inside is None else first + inside})
        text += gap + words
    return {"text": text, "attributions": marked}
