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


MIXED = [
    "Salut tout le monde! " * 20,  # "le" is French, Spanish and Italian
    "La mesa, la casa, la plaza. " * 20,  # so is "la"
    "Bread and a lemon, no salt. " * 9 + "Un ami de la famille a un bateau, un lac et une île. " * 9,
]


@pytest.mark.parametrize("text", MIXED)
def test_where_two_languages_fit_nearly_as_well_none_is_named(text: str) -> None:
    assert credscore.annotate(text).language == "und"


ONE = {
    "es": "La alcaldesa de la ciudad dijo que no se va a cerrar el puente, y que las obras van a durar un año más.",
    "pt": "A presidente da câmara disse que a ponte não vai fechar, e que as obras vão durar mais um ano em média.",
    "it": "La sindaca della città ha detto che il ponte non sarà chiuso, e che i lavori dureranno ancora un anno.",
    "ru": "Глава города сказала, что мост не закроют, и что работы на нем будут идти до конца этого года, как и было.",
    "uk": "Голова міста сказала, що міст не закриють, і що роботи на ньому будуть тривати до кінця року, як і було.",
}


@pytest.mark.parametrize(("language", "text"), ONE.items())
def test_languages_that_are_near_to_one_another_are_told_apart(language: str, text: str) -> None:
    assert credscore.annotate(text).language == language
