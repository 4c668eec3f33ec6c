"""The network's part in the reading: the same alone and in company, on one thread, and only from the files that its manifest vouches for."""

import shutil
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from threadpoolctl import threadpool_info

import credscore
from credscore.annotate.network.onethread import OneThread
from credscore.annotate.network.tagger import Tagger
from credscore.annotate.pipeline import TAGGER
from credscore.annotate.text.page import lay_out
from credscore.errors import ModelError
from credscore.resources import bundled

ARTICLE = (
    "Ferry to stay in port\n\nThe night ferry will not sail before May, the harbour master said on Friday. “We found rust below the "
    "waterline,” Ines Vale told the Quay Gazette, adding that the owners had known since March.\n\nThe owners denied it. "
    "A report by the inspectorate is said to put the cost at two million crowns, and could be published next week."
)


def test_an_article_reads_the_same_alone_and_in_company() -> None:
    alone = credscore.annotate(ARTICLE)
    for number in range(40):
        credscore.annotate(f"Word{number} said that unheardof{number} had agreed with neverseen{number}, reportedly.")
    assert credscore.annotate(ARTICLE) == alone


def test_words_met_in_another_order_read_the_same_to_the_bit() -> None:
    page = lay_out(ARTICLE)
    first, later = (Tagger.load(bundled("models") / TAGGER) for _ in range(2))
    alone = first(page)
    for words in (*ARTICLE.split("\n\n"), *reversed(ARTICLE.split())):
        later(lay_out(words))
    in_company = later(page)
    for odds in ("cue", "hedge", "hedged"):
        assert np.array_equal(getattr(alone, odds), getattr(in_company, odds)), odds


def test_an_article_reads_the_same_at_the_end_of_a_long_text() -> None:
    before = "The canal froze and the lamps were lit early that day.\n\n" * 1200
    alone = credscore.annotate(ARTICLE)
    shifted = credscore.annotate(before + ARTICLE)
    assert [a.cue.of(shifted.text) for a in shifted.attributions] == [a.cue.of(ARTICLE) for a in alone.attributions]


@pytest.mark.slow
@pytest.mark.parametrize("words", ["strongly " * 3200, "said " * 7000, "the reportedly " * 3500])
def test_any_run_of_words_is_read(words: str) -> None:
    assert credscore.annotate(words).text == words


def test_a_comment_asked_for_is_no_attribution() -> None:
    text = "A lawyer for the bank did not respond to repeated requests for comment. The mayor’s office declined to comment."
    assert credscore.annotate(text).attributions == ()


def test_the_threads_of_linear_algebra_are_as_they_were() -> None:
    before = [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]
    outer, inner = OneThread(), OneThread()
    with outer, inner, outer:
        assert {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"} == {1}
    assert [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"] == before


def test_a_second_thread_keeps_to_one_thread_once_the_first_has_read() -> None:
    if not any(library["num_threads"] > 1 for library in threadpool_info() if library["user_api"] == "blas"):
        pytest.skip("linear algebra has one thread here anyway")
    credscore.annotate(ARTICLE)
    used: list[int] = []

    def read() -> None:
        with OneThread():
            used.extend(library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas")

    second = Thread(target=read)
    second.start()
    second.join()
    assert set(used) == {1}


@pytest.mark.parametrize("name", ["weights.npz", "vocabulary.txt", "config.json"])
def test_a_changed_file_is_not_read(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "tagger"
    shutil.copytree(bundled("models") / TAGGER, folder)
    (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    with pytest.raises(ModelError, match="not the file that the manifest vouches for"):
        Tagger.load(folder)


def test_the_files_are_small_enough_to_carry() -> None:
    assert sum(file.stat().st_size for file in (bundled("models") / TAGGER).iterdir()) < 8_000_000
