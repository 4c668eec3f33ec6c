"""The language of a text, told from its function words."""

import pytest

import credscore

TEXTS = {
    "en": "The canal froze on Friday, and the barges that were in the basin could not be moved before it was dark.",
    "de": "Der Kanal ist am Freitag zugefroren, und die Kähne in dem Becken konnten nicht mehr bewegt werden.",
    "fr": "Le canal a gelé dans la nuit de vendredi et les péniches du bassin ne sont pas sorties pour la foire.",
    "es": "El canal se heló en la noche del viernes y las barcas de la dársena no pudieron salir por el hielo.",
    "und": "milk, eggs, two lemons, rye bread, salt, candles",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_the_language_is_told(language: str, text: str) -> None:
    assert credscore.annotate(text).language == language


@pytest.mark.parametrize("text", ["", "123 456", "!!! ???", "東京 大阪 京都"])
def test_no_words_no_language(text: str) -> None:
    assert credscore.annotate(text).language == "und"


@pytest.mark.parametrize(("given", "kept"), [("en", "en"), ("EN", "en"), ("en-GB", "en"), ("de_AT", "de")])
def test_a_language_that_is_given_is_kept(given: str, kept: str) -> None:
    assert credscore.annotate(TEXTS["en"], language=given).language == kept
