"""The bundled priors: what they hold, what they must not come from, and how they are built."""

import gzip
import json
import math
from datetime import date
from pathlib import Path

import pytest

from credscore.errors import DataMissing, ModelError
from credscore.outlets import Priors, prior, resolve
from credscore.outlets.priors import TABLE, bundled_priors
from credscore.resources import OUTLET_PRIORS, bundled
from credscore.training import priors as training

FOLDER = bundled("models") / OUTLET_PRIORS

# Licences forbid these in what is shipped; they may be used to evaluate.
FORBIDDEN = ("mbfc", "idiap", "yang", "baly", "iffy", "opensources", "fakelists", "sites_of_concern")

ORDER = [  # held better, held worse
    ("reuters.com", "foxnews.com"),
    ("apnews.com", "dailymail.co.uk"),
    ("bbc.com", "rt.com"),
    ("nytimes.com", "infowars.com"),
    ("aljazeera.com", "sputniknews.com"),
    ("foxnews.com", "naturalnews.com"),
]

HEADER = ("domain", *training.COLUMNS, *training.EVALUATION)


def test_every_row_is_a_prior_or_a_fact() -> None:
    table = bundled_priors()
    assert len(table) > 10_000
    for domain in table:
        found, kind = table.prior(domain), table.kind(domain)
        assert kind in (None, "state", "satire")
        if found is None:
            assert kind is not None
            continue
        assert 0 < found.mean < 1
        assert found.strength >= 1
        assert found.lists
        assert set(found.lists) <= set(training.LISTS)
        assert found.as_of == date.fromisoformat(training.AS_OF)
        assert kind != "satire"


def test_unknown_outlets_have_no_prior() -> None:
    assert prior("nowhere.example") is None
    assert prior("") is None
    assert prior("domain") is None


@pytest.mark.parametrize(("better", "worse"), ORDER)
def test_plain_cases_are_in_order(better: str, worse: str) -> None:
    high, low = prior(better), prior(worse)
    assert high is not None
    assert low is not None
    assert high.mean > low.mean + 0.15


@pytest.mark.parametrize(
    "address", ["youtube.com", "https://x.com/bbcworld", "facebook.com", "theonion.com", "wikipedia.org"]
)
def test_satire_and_platforms_are_not_scored(address: str) -> None:
    domain = resolve(address).domain
    assert domain is not None
    assert prior(domain) is None


def test_imputed_values_say_nothing_of_state_media() -> None:
    table = bundled_priors()
    state = [found for domain in table if table.kind(domain) == "state" and (found := table.prior(domain))]
    assert state
    assert not any("lin-2023" in found.lists for found in state)


def test_the_most_outlets_rest_on_the_weakest_list_and_say_so() -> None:
    table = bundled_priors()
    alone = [found.strength for domain in table if (found := table.prior(domain)) and found.lists == ("lin-2023",)]
    assert set(alone) == {training.WEIGHTS["lin-2023"]}


def test_no_forbidden_list_goes_in() -> None:
    assert [column for column in training.COLUMNS if any(word in column for word in FORBIDDEN)] == []
    manifest = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["lists"]) == set(training.LISTS)
    assert "SA" in manifest["licence"]


def test_forbidden_columns_change_nothing(tmp_path: Path) -> None:
    for name, level in (("one", "high"), ("two", "very-low")):
        _write_lists(tmp_path / name, mbfc2026_reporting=level)
        training.build(tmp_path / name, tmp_path / name / OUTLET_PRIORS)
    tables = [(tmp_path / name / OUTLET_PRIORS / TABLE).read_bytes() for name in ("one", "two")]
    assert tables[0] == tables[1]


def test_built_priors_survive_a_list_of_bad_sites_only(tmp_path: Path) -> None:
    _write_lists(tmp_path, mbfc2026_reporting="")
    training.build(tmp_path, tmp_path / OUTLET_PRIORS)
    table = Priors.load(tmp_path / OUTLET_PRIORS)
    unlisted, listed = table.prior("site39.org"), table.prior("site1.org")
    assert unlisted is not None
    assert listed is not None
    assert unlisted.lists == ("lin-2023",)
    assert unlisted.mean > 0.7
    assert listed.mean < 0.3
    assert listed.lists == ("cred-1", "lin-2023")
    assert table.kind("state.example.org") is None  # subdomains are filed under their site
    assert (table.kind("statenews.org"), table.prior("statenews.org")) == ("state", None)
    assert table.prior("youtube.com") is None
    assert table.prior("writer.substack.com") is not None


def test_missing_data_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CREDSCORE_DATA", raising=False)
    with pytest.raises(DataMissing, match="CREDSCORE_DATA"):
        training.main(["-o", str(tmp_path / "model")])
    with pytest.raises(DataMissing, match=training.SOURCE):
        training.main(["--data", str(tmp_path), "-o", str(tmp_path / "model")])
    assert not (tmp_path / "model").exists()


def test_a_changed_table_is_refused(tmp_path: Path) -> None:
    for file in FOLDER.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / TABLE).write_bytes(gzip.compress(b"domain\tkind\tmean\tstrength\tlists\nx.org\t\t0.999\t99\t0\n"))
    with pytest.raises(ModelError, match="sha256"):
        Priors.load(tmp_path)


def test_the_card_states_the_licence_and_the_coverage() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    rated = sum(bundled_priors().prior(domain) is not None for domain in bundled_priors())
    assert "CC BY-SA 4.0" in text
    assert f"| rated | {rated:,} |" in text


def _write_lists(data: Path, *, mbfc2026_reporting: str) -> None:
    """Write an invented table of lists: forty sites from bad to good, the worse half listed by CRED-1, and odd ones."""
    rows: list[dict[str, str]] = []
    for number in range(40):
        row = {"domain": f"site{number}.org", "lin_pc1": str(number / 40), "mbfc2026_reporting": mbfc2026_reporting}
        if number < 20 and number % 4:
            row |= {"cred1_category": "fake", "cred1_score": str(0.05 + 0.01 * math.floor(number / 5))}
        if number % 8 == 1:
            row["wiki_rsp_2026"] = "d" if number < 20 and number != 1 else "gr" if number > 20 else ""
        rows.append(row)
    rows += [
        {"domain": "statenews.org", "lin_pc1": "0.69", "state_media_typology": "SC"},
        {"domain": "youtube.com", "lin_pc1": "0.5"},
        {"domain": "writer.substack.com", "lin_pc1": "0.6"},
    ]
    (data / "outlets").mkdir(parents=True)
    with gzip.open(data / training.SOURCE, "wt", encoding="utf-8") as file:
        print(*HEADER, sep=",", file=file)
        for row in rows:
            print(*(row.get(column, "") for column in HEADER), sep=",", file=file)
