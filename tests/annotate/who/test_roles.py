"""Roles and reasons: the words that say who a source is, and those that say how it knows."""

import pytest

import credscore


def told(text: str) -> list[tuple[list[str], list[str]]]:
    """Return the words of role and reason of each attribution."""
    read = credscore.annotate(text)
    return [([s.of(text) for s in a.role], [s.of(text) for s in a.why]) for a in read.attributions]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Transport minister Juana Ortiz said the lock was shut.", ["Transport minister"]),
        ("Juana Ortiz, a nurse at the Venn clinic, said the wound was deep.", ["nurse at the Venn clinic"]),
        ("Juana Ortiz, the town's first lock keeper, said it froze.", ["town's first lock keeper"]),
        ("The harbour's chief engineer, Peter Quill, said the pump was off.", ["harbour's chief engineer"]),
        ("Sen. Maria Brandt said the vote was lost.", ["Sen."]),
        ("Peter Quill, 44, a baker, said the flour was grey.", ["baker"]),
        ("A spokesman for the port said it was shut.", ["spokesman for the port"]),
        ("Heart surgeon Dr. Maria Brandt said the wound was deep.", ["Heart surgeon"]),
        ("Sleep expert Prof Maria Brandt said it was late.", ["Sleep expert"]),
        ("Dr. Maria Brandt said the wound was deep.", ["Dr."]),
        ("Mr Quill said it was shut.", []),
        ("Peter Quill of Lowmoor said it was shut.", []),
        ("Peter Quill, 44, said it was shut.", []),
        ("In the autumn, Peter Quill said it was shut.", []),
        ("The Venn Harbour Board said it was shut.", []),
    ],
)  # fmt: skip
def test_the_words_round_a_name_say_who_it_is(text: str, role: list[str]) -> None:
    assert [told_role for told_role, _ in told(text)] == [role]


def test_a_role_is_kept_where_the_name_alone_or_a_pronoun_speaks() -> None:
    text = "Peter Quill, a lock keeper, came at noon. Quill said it froze. “It was cold,” he said."
    assert [role for role, _ in told(text)] == [["lock keeper"], ["lock keeper"]]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Peter Quill, who saw the crash, said it was dark.", ["who saw the crash"]),
        ("A driver who was first on the scene said it was dark.", ["who was first on the scene"]),
        ("Two people familiar with the talks said they had failed.", ["familiar with the talks"]),
        ("An aide said on condition of anonymity that the talks had failed.", ["on condition of anonymity"]),
        ("Peter Quill, who has known the crew for years, said it was dark.", ["who has known the crew for years"]),
        ("Peter Quill, who also led the search, said it was dark.", ["who also led the search"]),
        ("A clerk who asked not to be named said it was dark.", ["who asked not to be named"]),
        ("Peter Quill, who voted against the levy, said it was dear.", []),
        ("Peter Quill, who has not met the crew, said it was dark.", []),
        ("Peter Quill, who never worked there, said it was dark.", []),
        ("Peter Quill, who turned 40 in May, said it was dark.", []),
        ("Peter Quill, a baker, said the flour was grey.", []),
        ("Peter Quill, who had told police it was dark, said he ran.", []),
    ],
)  # fmt: skip
def test_how_a_source_knows(text: str, why: list[str]) -> None:
    assert told(text)[-1][1] == why


def test_each_of_several_has_a_role_of_its_own() -> None:
    text = "Mayor Juana Ortiz and harbour chief Ivo Tell said the lock had rusted."
    found = [(source.name, [s.of(text) for s in source.role]) for source in credscore.annotate(text).sources]
    assert found == [("Juana Ortiz", ["Mayor"]), ("Ivo Tell", ["harbour chief"])]


def test_a_source_says_how_much_it_is_quoted_with() -> None:
    text = "Peter Quill, a baker, said the flour was grey. “It was old,” Quill said."
    (source,) = credscore.annotate(text).sources
    assert (source.words, source.words_quoted, source.words_attributed) == ("Peter Quill, a baker", 3, 7)
