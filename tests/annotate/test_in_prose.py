"""What stands in the prose and what in furniture, and which sentence holds a character (credscore/annotate/annotated.py, tracing.py)."""

from dataclasses import replace

import credscore

TEXT = "A long winter\n\nOlga Brandt said the lock was shut. It froze.\n\nPhoto: the lock at dawn"


def test_an_attribution_counts_where_its_cue_stands_in_prose() -> None:
    read = credscore.annotate(TEXT)
    assert len(read.in_the_prose) == len(read.claims) == len(read.spoken) == 1
    assert read.first_in_prose(read.sources[0]) == read.attributions[0]
    furniture = replace(read, sentences=tuple(replace(sentence, prose=False) for sentence in read.sentences))
    assert furniture.in_the_prose == furniture.claims == furniture.spoken == ()
    assert furniture.first_in_prose(read.sources[0]) is None


def test_a_text_without_a_sentence_has_no_prose() -> None:
    assert not credscore.annotate("").in_prose(credscore.annotate(TEXT).attributions[0].cue)


def test_furniture_and_what_lies_between_stand_in_no_sentence_of_the_prose() -> None:
    found = credscore.annotate(TEXT).tracing
    at = [found.sentence_of(TEXT.index(words)) for words in ("A long", "Olga", "It froze", "Photo")]
    assert at == [None, 0, 1, None]


def test_a_sentence_said_again_counts_once() -> None:
    again = credscore.annotate("It froze. Nobody came. It froze.").tracing
    assert len(again.sentences) == 2


def test_what_is_shown_as_somebodys_holds_what_is_attributed_in_it() -> None:
    text = "Here is the post by Olga Brandt:\n\nTomas Veld said the gate is cracked, and the lock stays shut.\n\nThe boats stayed."
    found = credscore.annotate(text).tracing
    assert [found.attributions[number].canonical for number in found.voices] == ["Olga Brandt"]
