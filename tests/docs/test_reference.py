"""The reference follows the code: nothing in it is out of date, and nothing is missing from it."""

import re
import subprocess
import sys

import console
import generate
import pytest

import credscore
from credscore.adapters import cli
from credscore.adapters.scoredtable import OUTPUT_COLUMNS
from credscore.scorer import OUTLET
from credscore.scoring.card import load_card
from credscore.signals import SIGNALS
from credscore.tables.columns import ALIASES, ROLES

GENERATED = generate.reference()


def _text(name: str) -> str:
    return (generate.REFERENCE / name).read_text(encoding="utf-8")


def _headings(name: str) -> list[str]:
    return re.findall(r"^#+ (.+)$", _text(name), re.MULTILINE)


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: path.name)
def test_a_generated_page_is_up_to_date(path):
    assert path.read_text(encoding="utf-8") == GENERATED[path], "run: make docs"


def test_every_signal_has_a_section_with_all_its_parts():
    for name, home in (*((s.name, s.name if s.family == "sourcing" else s.family) for s in SIGNALS), (OUTLET, OUTLET)):
        section = _text("signals.md").partition(f"\n## {home.replace('_', ' ')}\n")[2].partition("\n## ")[0]
        assert f"`credscore_{name}`" in section, name
        assert "**Source.**" in section, name
        assert "**Limits.**" in section, name


def test_every_command_and_every_option_is_documented():
    page = _text("cli.md")
    for name, command in generate.subcommands(cli._parser()).items():
        section = page.partition(f"\n## credscore {name}\n")[2].partition("\n## ")[0]
        assert section, name
        for option in (o for action in command._actions for o in action.option_strings if o not in ("-h", "--help")):
            assert f"`{option}" in section, (name, option)


def test_every_command_is_shown_on_a_page_that_a_person_wrote():
    written = "".join(p.read_text(encoding="utf-8") for p in console.pages() if p not in GENERATED)
    for name in generate.subcommands(cli._parser()):
        assert f"$ credscore {name} " in written, name


def test_every_column_is_listed():
    page = _text("columns.md")
    assert set(generate.ROLES) == set(ROLES)
    for name in (*(n for names in ALIASES.values() for n in names), *(c.name for c in OUTPUT_COLUMNS)):
        assert f"`{name}`" in page, name


def test_every_rule_and_every_band_is_listed():
    page = _text("card.md")
    card = load_card()
    for rule in card.rules:
        assert page.count(f"(signals.md#{rule.signal.replace('_', '-')})") >= 2, rule.signal
        assert rule.source in page
    for band in card.bands:
        assert f"| {band.name} |" in page


def test_every_public_name_is_described():
    page = _text("python.md")
    for name in credscore.__all__:
        assert f"### {name}\n" in page or f"| `{name}` |" in page, name


def test_the_glossary_has_one_entry_for_each_word():
    entries = re.findall(r"^\*\*(.+?)\.\*\*", _text("glossary.md"), re.MULTILINE)
    assert len(entries) == len(set(entries))


def test_links_lead_somewhere():
    for page in console.pages():
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
            if target.startswith("http"):
                continue
            name, _, anchor = target.partition("#")
            file = (page.parent / name).resolve() if name else page
            assert file.exists(), (page.name, target)
            if anchor and file.suffix == ".md":
                headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
                assert anchor in [re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings], target


@pytest.mark.slow
def test_the_script_says_what_is_out_of_date_and_refuses_what_it_does_not_know():
    script = generate.REFERENCE.parent / "generate.py"
    wrong = subprocess.run([sys.executable, script, "--chek"], capture_output=True, text=True, check=False)
    assert (wrong.returncode, "--chek" in wrong.stderr) == (2, True)


def test_no_page_holds_a_path_of_the_machine_that_it_was_written_on():
    root = str(console.ROOT)
    for page in (*console.pages(), *generate.REFERENCE.glob("*.json")):
        assert root not in page.read_text(encoding="utf-8"), page.name
