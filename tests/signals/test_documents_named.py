import pytest
from readings import check_words, read

from credscore.signals.documents_named import SIGNAL

CASES = [
    ("The canal froze.", [], "The article names or links no document or page that a reader could find."),
    ("Documents show that the lock froze.", [], None),
    ("A report says that the lock froze.", [], None),
    ("A 41-page ruling shut the lock.", ["41-page ruling"], None),
    # a number of a unit, a sum, a count
    ("The keeper came back after 11 minutes.", [], None),
    ("Minutes later Olga Brandt left.", [], None),
    ("The minutes of 3 March name the lock.", ["minutes of 3 March"], None),
    ("A letter told them that $240,000 was owed.", [], None),
    ("The bureau found 30,000 emails in a drawer.", [], None),
    ("The survey put it at 40 percent.", [], None),
    ("The council passed Resolution 41.", ["Resolution 41"], None),
    # what belongs to another clause
    ("A report came out and Olga Brandt left.", [], None),
    ("Ines Duarte laughed in the face of a lawsuit.", [], None),
    # a verb that is written like the noun
    ("Officials of the Venn Board estimate that the lock is shut.", [], None),
    ("The Venn estimate of 3 March, officials said, is right.", ["Venn estimate"], None),
    # a document in which somebody named speaks
    ("Olga Brandt confirmed in a letter that the lock was shut.", ["Olga Brandt confirmed in a letter"], None),
    ("A keeper confirmed in a letter that the lock was shut.", [], None),
    # words of a quotation are its speaker's
    ('"We have the 41-page report," Olga Brandt said.', [], None),
    ('"Read the report of 3 March," Olga Brandt said.', [], None),
    # pictures
    ("She posted a photo of Ines Duarte.", [], None),
    ("Photos from November show the lock.", [], None),
    ("A photo by Reuters shows the lock.", ["photo by Reuters"], None),
    ("A photo that she posted on Instagram shows the lock.", [], None),
    ("The lock was shut, see https://venn.example/minutes for more.", ["https://venn.example/minutes"], None),
]


@pytest.mark.parametrize(("text", "words", "told"), CASES)
def test_what_counts(text: str, words: list[str], told: str | None) -> None:
    check_words(SIGNAL, text, words, told)


def test_without_prose_it_is_not_assessed() -> None:
    assert read(SIGNAL, "").absent == "there is no prose"


def test_links_count_up_to_a_few() -> None:
    one, three, nine = (
        read(SIGNAL, "The canal froze. " + " ".join(f"See https://venn.example/{n}." for n in range(count))).value
        for count in (1, 3, 9)
    )
    assert one == 1
    assert three == nine == 3
