"""The scorer: where readings become points, a value, a band.

The golden scores change whenever a reading or a rule changes. Read the difference, then write them anew:

    python tests/test_scorer.py --rewrite
"""

import csv
import json
import math
import pickle
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import credscore
from credscore import Article, ArticleError, CardError, HistoryError, ModelError, OutletHistory, Score, Scorer
from credscore.outlets import Event
from credscore.resources import bundled
from credscore.scorer import OUTLET
from credscore.scoring.card import DEFAULT, load_card
from credscore.scoring.score import on_scale
from credscore.signals import SIGNALS, Reading, Signal
from credscore.spans import Span

RULES = Scorer(rules_only=True)
BOTH = Scorer()
CARD = load_card()
BANDS = [band.name for band in CARD.bands]
VERSIONS = {signal.name: signal.version for signal in SIGNALS}

GOLDEN = Path(__file__).parent / "golden" / "rules_only.json"
GOLDEN_IDS = ["s01", "s03", "s05", "s06", "s07", "s16", "s20", "s24", "s34", "s37", "s40"]


def _sample() -> dict[str, Article]:
    with (bundled("datasets") / "sample" / "articles.csv").open(encoding="utf-8", newline="") as table:
        return {
            row["id"]: Article(
                row["text"],
                title=row["title"] or None,
                url=row["url"] or None,
                author=row["author"] or None,
                outlet=row["outlet"] or None,
                published=row["published"] or None,
            )
            for row in csv.DictReader(table)
        }


SAMPLE = _sample()

WELL_SOURCED = Article(
    """VENN, 3 May 2031 — The town will drain the upper basin on Monday to mend a gate that has leaked since the winter, lock
keeper Olga Brandt said on Friday.

“We have lost about a hand's breadth of water every night,” Brandt told reporters at the lock house. “The gate is forty years old and
the oak has gone soft at the heel.”

The repair will cost 41,000 crowns, according to a report by the Venn Waterways Board that was published on Thursday. The board's
engineer, Tomas Veld, said that he had looked at the hinge twice and found no crack in the stone. “I would not have said so if I had not
put my hand on it,” Veld said.

Mara Tell, who runs the bakery on the quay and takes her flour by barge, said the closure would cost her two deliveries. “I can live with
that,” she said. “I could not live with a burst gate.”

The skippers' guild objected to the date. Its secretary, Ilse Harrow, wrote in a letter to the board that four boats would be shut in
over the holiday. The board replied that the date could not be moved, because the joiners are booked until June, according to minutes
seen at https://minutes.venn.example/2031/17.""",
    title="Upper basin to be drained on Monday to mend leaking gate",
    author="Rosa Lindqvist",
    published="2031-05-03",
)
HEARSAY = Article(
    """It is said that the upper basin was drained because something was found in it. According to reports in local media, sources
said that officials had been told by insiders that the find was hushed up.

Rumours are spreading that the lock keeper has been sent away, and it is believed that she knew. Reportedly a barge came at night.
There have been reports of men in grey coats, and it is claimed that they took samples. Witnesses are said to have been warned.

Undeniably this is a shameful cover-up, and people are saying that the mayor was in on it. It has emerged that the gate was allegedly
sound all along. A website reported that an anonymous source had heard that documents were burnt. Share this before it is deleted!""",
    title="Shocking truth about what they found in the basin",
    author="admin",
)


def rule_points(score: Score) -> float:
    return math.fsum(c.points for c in score.contributions if c.origin == "rule")


def value_of(score: Score, signal: str) -> Reading:
    return next(reading for reading in score.readings if reading.signal == signal)


def card_with(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write the shipped card with some passages replaced."""
    text = DEFAULT.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


# What a reader would say of two articles


def test_an_article_of_stacked_hearsay_lands_in_a_lower_band() -> None:
    for scorer in (RULES, BOTH):
        score = scorer(HEARSAY)
        assert score.band in BANDS[2:], [(c.signal, c.points) for c in score.contributions]


def test_an_article_that_shows_its_sources_lands_in_an_upper_band() -> None:
    for scorer in (RULES, BOTH):
        score = scorer(WELL_SOURCED)
        assert score.band in BANDS[:2], [(c.signal, c.points) for c in score.contributions]


def test_the_better_of_the_two_has_the_higher_value_and_chance() -> None:
    for scorer in (RULES, BOTH):
        well, hard = scorer(WELL_SOURCED), scorer(HEARSAY)
        assert well.value is not None
        assert hard.value is not None
        assert well.value > hard.value + 10


# Hiding who said it never helps

SPEAKERS = ["Olga Brandt", "Lock keeper Tomas Veld", "The Venn Waterways Board", "Police", "An official"]
DESCRIBED = ("Police", "An official")
CLAIMS = [
    "the lock was shut on Friday because the lamp had failed.",
    "nobody came to the basin before it was dark on Thursday.",
    "the joiners would begin with the lower gate in June.",
    "four boats were shut in over the long holiday.",
    "the stone under the hinge had no crack in it.",
    "the water fell by a hand's breadth every night.",
]


@pytest.mark.parametrize("name", SPEAKERS)
@pytest.mark.parametrize("said", ["said", "said that"])
def test_taking_the_speaker_away_never_raises_the_rule_points(name: str, said: str) -> None:
    points = []
    for hidden in range(len(CLAIMS) + 1):
        openings = ["It is said that"] * hidden + [f"{name} {said}"] * (len(CLAIMS) - hidden)
        text = " ".join(f"{opening} {claim}" for opening, claim in zip(openings, CLAIMS, strict=True))
        points.append(rule_points(RULES(Article(text, language="en"))))
    assert points == sorted(points, reverse=True)
    if name not in DESCRIBED:  # the card has few steps for one who is merely described, and none is reached here
        assert points[-1] < points[0]


SPEAKER = re.compile(r"(?:(?<=[.!?] )|(?<=\n))([A-Z][^,.!?\"“”\n]{2,50}?) (?:said|says)(?: that)? (?=[a-z])")


@pytest.mark.slow
@pytest.mark.parametrize("id_", ["s01", "s02", "s07", "s12", "s18", "s22"])
def test_taking_a_named_speaker_away_in_the_sample_never_raises_the_rule_points(id_: str) -> None:
    article = SAMPLE[id_]
    named = {a.source for a in credscore.annotate(article).attributions if str(a.identified) == "named"}
    speakers = [match for match in SPEAKER.finditer(article.text) if Span(*match.span(1)) in named]
    assert speakers
    for match in speakers:
        text = f"{article.text[: match.start()]}It is said that {article.text[match.end() :]}"
        hidden = RULES(replace(article, text=text))
        assert rule_points(hidden) <= rule_points(RULES(article)) + 1e-9, match[0]


# Rules alone, and the curves beside them


@pytest.mark.parametrize("article", [WELL_SOURCED, HEARSAY], ids=["well sourced", "hearsay"])
def test_rules_only_uses_the_card_and_nothing_else(article: Article) -> None:
    score = RULES(article)
    assert {c.origin for c in score.contributions} == {"rule"}
    assert score.base == CARD.base
    assert score.versions["model"]["sourcing"] is None
    assert score.versions["model"]["estimate"] is None
    assert len(score.versions["model"]["outlet-priors"]) == 64
    assert score.estimate is None
    assert score.interval == (on_scale(score.exact - CARD.spread), on_scale(score.exact + CARD.spread))


def test_every_rule_contribution_is_what_the_card_says_of_the_reading() -> None:
    rules = {rule.signal: rule for rule in CARD.rules}
    for article in (WELL_SOURCED, HEARSAY):
        score = RULES(article)
        for contribution in score.contributions:
            reading = value_of(score, contribution.signal)
            assert reading.value is not None
            assert contribution.points == rules[contribution.signal].steps(reading.value)
            assert contribution.sentence == rules[contribution.signal].say(reading)
            assert contribution.evidence == reading.evidence


def test_the_curves_add_to_the_same_rules() -> None:
    rules, both = RULES(HEARSAY), BOTH(HEARSAY)
    assert [c for c in both.contributions if c.origin == "rule"] == list(rules.contributions)
    learnt = [c for c in BOTH(WELL_SOURCED).contributions if c.origin == "learnt"]
    assert learnt
    assert all("Such articles were rated" in c.sentence for c in learnt)
    assert both.versions["model"]["sourcing"] is not None
    assert both.readings == rules.readings


SOURCING = {signal.name for signal in SIGNALS if signal.family == "sourcing"}


@pytest.mark.parametrize("scorer", [RULES, BOTH], ids=["rules", "both"])
def test_the_value_rests_on_signals_of_sourcing_alone_and_on_words_or_a_stated_absence(scorer: Scorer) -> None:
    for article in (WELL_SOURCED, HEARSAY, *list(SAMPLE.values())[:6]):
        for contribution in scorer(article).contributions:
            assert contribution.signal in SOURCING
            absence = re.match(r"(No|Nothing|Of no|Where no|Somebody)\b", contribution.sentence)
            assert contribution.evidence or absence, contribution.sentence
            assert contribution.sentence.startswith(contribution.told)
            assert contribution.told[0].isupper()
            assert contribution.told.endswith(".")


def test_an_estimate_is_given_unless_it_is_not_asked_for() -> None:
    assert BOTH(HEARSAY).estimate is not None
    assert Scorer(estimate=False)(HEARSAY).estimate is None
    assert Scorer(estimate=False)(HEARSAY).value == BOTH(HEARSAY).value


def test_a_base_rate_moves_the_estimate_and_not_the_value() -> None:
    plain, rare = BOTH(HEARSAY), Scorer(base_rate=0.05)(HEARSAY)
    assert rare.value == plain.value
    assert plain.probability is not None
    assert rare.probability is not None
    assert rare.probability < plain.probability
    for wrong in (0, 1, -0.5, 60, math.nan, "x"):
        with pytest.raises(ArticleError, match="base_rate"):
            Scorer(base_rate=wrong)  # type: ignore[arg-type]


def test_text_and_mappings_are_taken_for_articles() -> None:
    plain = BOTH(Article(HEARSAY.text))
    assert BOTH(HEARSAY.text) == plain
    assert BOTH({"text": HEARSAY.text, "title": float("nan")}) == plain
    with pytest.raises(ArticleError, match="unknown fields"):
        BOTH({"text": "x", "body": "y"})
    with pytest.raises(ArticleError, match="has no text"):
        BOTH({"title": "x"})
    with pytest.raises(ArticleError, match="given as int"):
        BOTH(7)  # type: ignore[arg-type]


def test_what_was_given_and_left_out_is_noted() -> None:
    score = BOTH(replace(HEARSAY, published="sometime in May"))
    assert "'sometime in May'" in score.notes[0]


def test_a_card_of_ones_own_gives_its_own_points(tmp_path: Path) -> None:
    path = card_with(tmp_path, ('name = "sourcing"', 'name = "mine"'), (f"base = {CARD.base}", "base = -2"))
    for given in (path, str(path)):
        score = Scorer(card=given, rules_only=True)(HEARSAY)
        assert score.base == -2
        assert score.versions["card"]["name"] == "mine"
        assert score.contributions == RULES(HEARSAY).contributions


def test_a_card_of_ones_own_without_a_model_of_ones_own_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = card_with(tmp_path, ('name = "sourcing"', 'name = "mine"'))
    with pytest.raises(CardError) as raised:
        Scorer(card=path)
    message = str(raised.value)
    assert all(words in message for words in ("'mine'", "rules_only=True", "training.sourcing --card"))


def test_a_model_folder_that_is_not_there_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="credscore train"):
        Scorer(model=tmp_path / "none")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["card.toml", "card.toml/deeper"])
def test_a_file_given_as_a_model_folder_is_refused(name: str) -> None:
    with pytest.raises(ModelError, match="expected a model folder"):
        Scorer(model=DEFAULT.parent / name)


# Which readings give points


def measured(signal: Signal, value: float | None) -> Signal:
    """Return the signal with a fixed reading."""
    reading = signal.absent("not looked for") if value is None else signal.value(value)
    return replace(signal, measure=lambda _: reading)


def with_signal(name: str, change: Any) -> tuple[Signal, ...]:
    return tuple(change(signal) if signal.name == name else signal for signal in SIGNALS)


@pytest.mark.parametrize("lifecycle", ["experimental", "deprecated"])
@pytest.mark.parametrize("rules_only", [True, False])
def test_a_signal_that_is_not_stable_is_read_but_gives_no_points(lifecycle: Any, rules_only: bool) -> None:
    scorer = Scorer(
        signals=with_signal("bare_judgement", lambda s: replace(s, lifecycle=lifecycle)), rules_only=rules_only
    )
    score = scorer(HEARSAY)
    assert value_of(score, "bare_judgement").value is not None
    assert "bare_judgement" not in {c.signal for c in score.contributions}
    assert "bare_judgement" in {c.signal for c in Scorer(rules_only=rules_only)(HEARSAY).contributions}


@pytest.mark.slow
@pytest.mark.parametrize("rules_only", [True, False])
@pytest.mark.parametrize("signal", [rule.signal for rule in CARD.rules])
def test_a_reading_that_is_absent_gives_no_points_and_moves_nothing_else(signal: str, rules_only: bool) -> None:
    whole = Scorer(rules_only=rules_only)(HEARSAY)
    score = Scorer(signals=with_signal(signal, lambda s: measured(s, None)), rules_only=rules_only)(HEARSAY)
    assert value_of(score, signal).absent == "not looked for"
    assert list(score.contributions) == [c for c in whole.contributions if c.signal != signal]


def test_absent_is_not_zero() -> None:
    absent = Scorer(signals=with_signal("bare_stretch", lambda s: measured(s, None)), rules_only=True)(HEARSAY)
    whole = Scorer(signals=with_signal("bare_stretch", lambda s: measured(s, 1)), rules_only=True)(HEARSAY)
    assert rule_points(whole) < rule_points(absent)


def test_an_extra_signal_is_read_and_gives_no_points_where_the_card_does_not_know_it() -> None:
    extra = replace(SIGNALS[0], name="weather", measure=lambda _: Reading(signal="weather", value=9, absent=None, unit=""))  # fmt: skip
    score = Scorer(signals=(*SIGNALS, extra), rules_only=True)(HEARSAY)
    assert value_of(score, "weather").value == 9
    assert score.contributions == RULES(HEARSAY).contributions
    assert score.versions["signals"]["weather"] == extra.version


def test_an_extra_signal_beside_the_curves_changes_no_points() -> None:
    extra = measured(replace(SIGNALS[0], name="weather"), 9)
    assert Scorer(signals=(*SIGNALS, extra))(HEARSAY).contributions == BOTH(HEARSAY).contributions


def test_a_card_needs_the_signals_that_it_names() -> None:
    with pytest.raises(CardError, match="'named_words'"):
        Scorer(signals=SIGNALS[2:], rules_only=True)


# The outlet


@pytest.mark.parametrize(
    ("known", "sign"), [("reuters.com", 1), ("infowars.com", -1)], ids=["held reliable", "held unreliable"]
)
def test_a_known_outlet_moves_the_estimate_and_never_the_value(known: str, sign: int) -> None:
    for article in (WELL_SOURCED, HEARSAY):
        plain, rated = BOTH(article), BOTH(replace(article, outlet=known))
        assert (rated.value, rated.band, rated.contributions) == (plain.value, plain.band, plain.contributions)
        assert rated.estimate is not None
        assert plain.estimate is not None
        (outlet,) = [c for c in rated.estimate.contributions if c.origin == "outlet"]
        assert outlet.signal == OUTLET
        assert outlet.points * sign > 0
        assert (rated.estimate.probability - plain.estimate.probability) * sign > 0
        assert value_of(rated, OUTLET).value is not None


def test_the_outlet_is_told_from_the_url_and_the_url_is_its_evidence() -> None:
    url = "https://www.reuters.com/world/basin-2031-05-03/"
    score = RULES(replace(HEARSAY, url=url))
    assert [(e.field, e.quote) for e in value_of(score, OUTLET).evidence] == [("url", url)]
    assert score.outlet is not None
    assert score.outlet.domain == "reuters.com"


def test_the_url_says_nothing_of_the_outlet_where_one_is_given() -> None:
    score = RULES(replace(HEARSAY, outlet="Daily Bugle", url="https://www.bbc.co.uk/x"))
    assert "is in no list" in str(value_of(score, OUTLET).absent)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "no outlet or url was given"),
        ({"outlet": "venn-courier.com"}, "venn-courier.com is in no list that is used here"),
        ({"url": "https://venn-courier.com/a"}, "venn-courier.com is in no list that is used here"),
        ({"outlet": "A Paper Nobody Has Heard Of"}, "is in no list that is used here"),
    ],
)
def test_an_outlet_that_is_not_known_gives_no_points_and_says_why(given: dict[str, str], words: str) -> None:
    score = RULES(replace(HEARSAY, **given))  # type: ignore[arg-type]
    assert words in str(value_of(score, OUTLET).absent)
    assert BOTH(replace(HEARSAY, **given)).probability == BOTH(HEARSAY).probability  # type: ignore[arg-type]


# Numbers


@pytest.mark.slow
@pytest.mark.parametrize("scorer", [RULES, BOTH], ids=["rules", "both"])
def test_the_numbers_hang_together(scorer: Scorer) -> None:
    for article in list(SAMPLE.values())[::3]:
        score = scorer(article)
        assert not score.abstained
        assert score.base is not None
        assert score.value is not None
        assert score.interval is not None
        total = score.base + math.fsum(c.points for c in score.contributions)
        assert math.isclose(total, score.exact, abs_tol=1e-9)
        assert score.value == min(100, max(0, round(score.exact)))
        assert 0 <= score.interval[0] <= score.value <= score.interval[1] <= 100
        assert score.band in BANDS
        assert all(c.points != 0 for c in score.contributions)


@pytest.mark.slow
@pytest.mark.parametrize(("base", "value"), [("800", 100), ("-800", 0), ("140", 100), ("-140", 0)])
def test_an_extreme_card_gives_an_end_of_the_scale_and_no_overflow(base: str, value: int, tmp_path: Path) -> None:
    score = Scorer(card=card_with(tmp_path, (f"base = {CARD.base}", f"base = {base}")), rules_only=True)(HEARSAY)
    assert score.value == value
    assert score.interval == (value, value)


def test_a_value_is_not_decided_by_the_noise_of_binary_fractions(tmp_path: Path) -> None:
    # 40.5 + 0.1 + 0.2 - 0.3 is a little above 40.5 in binary, which is rounded to the even 40.
    names = ("traced_words", "named_words", "bare_stretch")
    rules = "\n".join(
        f'[[rules]]\nsignal = "{name}"\nversion = {VERSIONS[name]}\nsource = "x"\nrubric = "x"\nsteps = [{{ at_least = 0, points = {points} }}]\n'
        for name, points in zip(names, (0.1, 0.2, -0.3), strict=True)
    )
    text = DEFAULT.read_text(encoding="utf-8").replace(f"base = {CARD.base}", "base = 40.5")
    path = tmp_path / "noise.toml"
    path.write_text(text[: text.index("[[rules]]")] + rules + text[text.index("[[bands]]") :], encoding="utf-8")
    score = Scorer(card=path, rules_only=True)(HEARSAY)
    assert len(score.contributions) == 3
    assert (score.exact, score.value) == (40.5, 40)


# Use from many places


@pytest.mark.parametrize("scorer", [RULES, BOTH], ids=["rules", "both"])
def test_a_pickled_scorer_scores_the_same(scorer: Scorer) -> None:
    again = pickle.loads(pickle.dumps(scorer))
    assert again == scorer
    assert again(HEARSAY) == scorer(HEARSAY)


def test_a_pickled_scorer_keeps_its_card(tmp_path: Path) -> None:
    path = card_with(tmp_path, (f"base = {CARD.base}", "base = -2"))
    again = pickle.loads(pickle.dumps(Scorer(card=path, rules_only=True)))
    assert again(HEARSAY).base == -2


@pytest.mark.slow
def test_threads_may_share_a_scorer() -> None:
    articles = list(SAMPLE.values())[:8] * 2
    with ThreadPoolExecutor(max_workers=8) as pool:
        assert list(pool.map(BOTH, articles)) == [BOTH(article) for article in articles]


def test_the_plain_function_is_the_scorer_with_its_defaults() -> None:
    article = HEARSAY
    assert credscore.score(article) == BOTH(article)
    assert credscore.score(article.text, title=article.title, author=article.author) == BOTH(article)


def test_explain_gives_the_score_and_the_annotations_it_rests_on() -> None:
    score, annotated = BOTH.explain(HEARSAY)
    assert score == BOTH(HEARSAY)
    assert annotated == credscore.annotate(HEARSAY)


def test_the_outlet_aside_a_url_changes_no_reading() -> None:
    there, absent = (RULES(replace(HEARSAY, url=url)) for url in ("https://nowhere.example/a", None))
    assert there.readings[:-1] == absent.readings[:-1]


# Golden scores


def golden() -> dict[str, Any]:
    scores = {id_: RULES(SAMPLE[id_]) for id_ in GOLDEN_IDS}
    return {
        id_: {
            "band": score.band,
            "value": score.value,
            "contributions": {c.signal: c.points for c in score.contributions},
        }
        for id_, score in scores.items()
    }


@pytest.mark.parametrize("id_", GOLDEN_IDS)
def test_golden_scores(id_: str) -> None:
    kept = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert golden()[id_] == kept[id_], "if this is meant: python tests/test_scorer.py --rewrite"


def test_the_golden_scores_take_in_every_band() -> None:
    kept = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert list(kept) == GOLDEN_IDS
    assert {score["band"] for score in kept.values()} == set(BANDS)


if __name__ == "__main__":
    if sys.argv[1:] != ["--rewrite"]:
        raise SystemExit("usage: python tests/test_scorer.py --rewrite")
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(json.dumps(golden(), indent=2) + "\n", encoding="utf-8")


# The outlet's history


def history_with(*events: Event) -> OutletHistory:
    history = OutletHistory()
    history.add(events)
    return history


WRONG = Event(
    domain="reuters.com", date="2024-05-01", value=0, weight=20, verdict="False", url="https://a.example.org/1"
)


def outlet_points(score: Score) -> float:
    assert score.estimate is not None
    return math.fsum(c.points for c in score.estimate.contributions if c.origin == "outlet")


def test_the_record_is_read_on_the_articles_day() -> None:
    scorer = Scorer(history=history_with(WRONG))
    before, after = (
        scorer(replace(WELL_SOURCED, outlet="Reuters", published=day)) for day in ("2024-04-30", "2024-05-02")
    )
    plain = BOTH(replace(WELL_SOURCED, outlet="Reuters"))
    assert outlet_points(before) == outlet_points(plain)
    assert outlet_points(after) < outlet_points(plain)
    assert (after.value, after.band) == (plain.value, plain.band)
    assert after.estimate is not None
    (outlet,) = [c for c in after.estimate.contributions if c.origin == "outlet"]
    assert "1 event recorded up to 2024-05-01" in outlet.sentence
    assert after.outlet is not None
    assert [move.event.url for move in after.outlet.moves] == ["https://a.example.org/1"]


def test_as_of_overrides_the_articles_day() -> None:
    article = replace(WELL_SOURCED, outlet="Reuters", published="2025-01-01")
    scorer = Scorer(history=history_with(WRONG), as_of="2020-01-01")
    assert outlet_points(scorer(article)) == outlet_points(BOTH(article))
    assert scorer(article).versions["history"]["as_of"] == "2020-01-01"


def test_an_outlet_known_only_to_the_history_is_assessed_and_one_known_to_nobody_gives_nothing() -> None:
    scorer = Scorer(history=history_with(replace(WRONG, domain="port-gazette.org")))
    assert outlet_points(scorer(replace(WELL_SOURCED, url="https://port-gazette.org/a"))) < 0
    unknown = scorer(replace(WELL_SOURCED, url="https://quay-gazette.org/a"))
    assert outlet_points(unknown) == 0
    assert value_of(unknown, OUTLET).absent == "quay-gazette.org is in no list that is used here"


def test_a_scorer_with_a_history_is_pickled_by_its_place(tmp_path: Path) -> None:
    OutletHistory(tmp_path / "h.sqlite").add(WRONG)
    article = replace(WELL_SOURCED, outlet="Reuters")
    scorer = Scorer(history=tmp_path / "h.sqlite", rules_only=True)
    assert pickle.loads(pickle.dumps(scorer))(article) == scorer(article)


def test_the_day_may_be_of_numpy() -> None:
    for given in ("2020-01-01", "2020-01-01T10:15:00.123456789"):
        assert Scorer(as_of=np.datetime64(given), rules_only=True).as_of == date(2020, 1, 1)  # type: ignore[arg-type]
    for nothing in (np.datetime64("NaT"), pd.NaT, np.array(["2020-01-01"], dtype="datetime64[D]")):
        with pytest.raises(HistoryError, match="expected a date"):
            Scorer(as_of=nothing, rules_only=True)  # type: ignore[arg-type]


def test_a_history_that_cannot_be_read_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "h.sqlite").write_text("not a database " * 100)
    with pytest.raises(HistoryError, match=r"cannot be used: file is not a database\.$"):
        Scorer(history=tmp_path / "h.sqlite")
    with pytest.raises(HistoryError, match="history was given as int"):
        Scorer(history=5)  # type: ignore[arg-type]
    pytest.importorskip("psycopg")
    with pytest.raises(HistoryError, match="cannot be used"):
        Scorer(history="postgresql://nobody@127.0.0.1:1/none")


def test_a_history_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="there is no history"):
        Scorer(history=tmp_path / "none.sqlite")
    assert list(tmp_path.iterdir()) == []
