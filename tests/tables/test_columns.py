"""Columns of real exports, and rows of them as articles."""

from datetime import UTC, date, datetime

import pytest

from credscore.errors import TableError
from credscore.tables.columns import ALIASES, ROLES, Columns, find_columns, to_article

EXPORTS = {
    "media cloud": (
        "id,indexed_date,language,media_name,media_url,publish_date,title,url",
        "id=id, url=url, title=title, date=publish_date, outlet=media_url",
    ),
    "media cloud explorer": (
        "stories_id,publish_date,title,url,language,media_id,media_name",
        "id=stories_id, url=url, title=title, date=publish_date, outlet=media_name",
    ),
    "newsapi, flattened": (
        "author,title,description,url,urlToImage,publishedAt,content,source.id,source.name",
        "url=url, title=title, text=content, date=publishedAt, author=author, outlet=source.name",
    ),
    "newsapi, nested": (
        "source,author,title,description,url,publishedAt,content",
        "url=url, title=title, text=content, date=publishedAt, author=author, outlet=source",
    ),
    "newsdata": (
        "article_id,link,title,content",
        "id=article_id, url=link, title=title, text=content",
    ),
    "gdelt": (
        "url,url_mobile,title,seendate,socialimage,domain,language,sourcecountry",
        "url=url, title=title, date=seendate, outlet=domain",
    ),
    "news-please": (
        "authors,date_download,date_modify,date_publish,filename,maintext,source_domain,title,title_page,title_rss,url",
        "url=url, title=title, text=maintext, date=date_publish, author=authors, outlet=source_domain",
    ),
    "newspaper4k": (
        "url,canonical_link,title,publish_date,authors,meta_site_name,text",
        "url=url, title=title, text=text, date=publish_date, author=authors, outlet=meta_site_name",
    ),
    "nexis": (
        "SEARCH ID,Newspaper,Date,Title,Edition,Body Text,Author",
        "title=Title, text=Body Text, date=Date, author=Author, outlet=Newspaper",
    ),
    "feedly": (
        "id,canonical.href,title,content.content,summary.content,published,author,origin.title",
        "id=id, title=title, text=content.content, date=published, author=author, outlet=origin.title",
    ),
    "superdesk": (
        "guid,headline,body_html,firstpublished,versioncreated,byline,source",
        "id=guid, title=headline, text=body_html, date=firstpublished, author=byline, outlet=source",
    ),
    "fundus": (
        "title,plaintext,publishing_date,authors",
        "title=title, text=plaintext, date=publishing_date, author=authors",
    ),
    "hf news": (
        "article_id,source_id,source_name,author,title,url,published_at,content,full_content",
        "id=article_id, url=url, title=title, text=full_content, date=published_at, author=author, outlet=source_name",
    ),
}


@pytest.mark.parametrize("tool", EXPORTS)
def test_the_columns_of_each_export_are_found(tool: str) -> None:
    header, expected = EXPORTS[tool]
    assert find_columns(header.split(",")).found() == dict(pair.split("=") for pair in expected.split(", "))


@pytest.mark.parametrize("name", ["publish_date", "Publish Date", "PUBLISH-DATE", "publish.date", "publishDate"])
def test_case_and_punctuation_make_no_difference(name: str) -> None:
    assert find_columns(["text", name]).date == name


def test_the_table_has_a_role_for_every_alias_list() -> None:
    assert set(ALIASES) == set(ROLES)


def test_the_better_name_wins_wherever_it_stands() -> None:
    columns = find_columns(["url_mobile", "summary", "date_download", "published", "content", "text", "url"])
    assert (columns.url, columns.text, columns.date) == ("url", "text", "published")


def test_an_override_comes_before_the_known_names() -> None:
    columns = find_columns(["text", "Full story", "title"], {"text": "Full story"})
    assert columns.found() == {"text": "Full story", "title": "title"}
    assert find_columns(["text", "Full story"], {"text": "full_story"}).text == "Full story"


def test_without_any_article_the_error_teaches_the_way_out() -> None:
    with pytest.raises(TableError) as caught:
        find_columns(["speaker", "utterance"])
    message = str(caught.value)
    assert "speaker, utterance" in message
    assert "maintext" in message
    assert "headline" in message
    assert "--columns text=body" in message


def test_an_override_that_is_not_there_lists_what_is() -> None:
    with pytest.raises(TableError, match=r"no column 'story' \(as text\); its columns are: speaker, utterance"):
        find_columns(["speaker", "utterance"], {"text": "story"})


def test_an_unknown_role_lists_the_known_ones() -> None:
    with pytest.raises(TableError, match=r"columns were given for body; .* id, url, title, text, date, author, outlet"):
        find_columns(["text"], {"body": "text"})


def row(**cells: object) -> dict[str, object]:
    return {"text": "The harbour office said on Monday that the lock had failed.", **cells}


def test_a_row_becomes_an_article() -> None:
    cells = row(
        title="Lock fails",
        url=" https://ledger.example/1",
        author="['Ana Ruiz', 'Bo Lind']",
        date="2025-03-04",
        outlet="Ledger",
    )
    entry = to_article(cells, find_columns(list(cells)))
    assert (entry.warning, entry.withheld) == (None, None)
    assert entry.article.text == cells["text"]
    assert entry.article.title == "Lock fails"
    assert entry.article.url == "https://ledger.example/1"
    assert entry.article.author == "Ana Ruiz; Bo Lind"
    assert entry.article.published == date(2025, 3, 4)
    assert entry.article.outlet == "Ledger"
    assert not entry.article.html


@pytest.mark.parametrize("nothing", ["null", "None", "nan", "", None, float("nan")])
def test_the_words_for_nothing_leave_every_field_empty(nothing: object) -> None:
    cells = row(title=nothing, url=nothing, author=nothing, date=nothing, outlet=nothing)
    article = to_article(cells, find_columns(list(cells))).article
    assert (article.title, article.url, article.author, article.published, article.outlet) == (None,) * 5


@pytest.mark.parametrize("cell", ["20230918T031500Z", "1695006900", "1695006900000", "Mon, 18 Sep 2023 03:15:00 GMT"])
def test_dates_of_every_form(cell: str) -> None:
    cells = row(seendate=cell)
    assert to_article(cells, find_columns(list(cells))).article.published == datetime(2023, 9, 18, 3, 15, tzinfo=UTC)


@pytest.mark.parametrize("cell", ["03/04/2025", "last week"])
def test_a_doubtful_date_is_left_out_with_a_warning(cell: str) -> None:
    cells = row(date=cell)
    entry = to_article(cells, find_columns(list(cells)))
    assert entry.article.published is None
    assert cell in (entry.warning or "")


def test_a_text_that_newsapi_cut_is_not_judged() -> None:
    cells = {"content": "The harbour office said on Monday that the lock had fai… [+1234 chars]", "title": "Lock fails"}
    entry = to_article(cells, find_columns(list(cells)))
    assert entry.article.text == ""
    assert "cut" in (entry.withheld or "")
    assert entry.warning == entry.withheld


@pytest.mark.parametrize("name", ["description", "summary"])
def test_a_summary_in_place_of_the_text_is_said(name: str) -> None:
    cells = {name: "The harbour office said on Monday that the lock had failed."}
    entry = to_article(cells, find_columns([name]))
    assert entry.article.text == cells[name]
    assert f"{name!r}, which usually holds a summary" in (entry.warning or "")


def test_an_export_without_texts_keeps_title_and_outlet() -> None:
    cells = {
        "url": "https://ledger.example/1",
        "title": "Lock fails",
        "seendate": "20230918T031500Z",
        "domain": "ledger.example",
    }
    entry = to_article(cells, find_columns(list(cells)))
    assert (entry.article.text, entry.article.title, entry.article.outlet) == ("", "Lock fails", "ledger.example")
    assert "no text column" in (entry.withheld or "")


def test_an_empty_cell_is_told_from_a_missing_column() -> None:
    assert to_article({"body": "null"}, Columns(text="body")).withheld == "the cell in column 'body' is empty"


def test_html_is_known_by_the_column_or_by_its_looks() -> None:
    assert to_article({"body_html": "Fish &amp; chips"}, Columns(text="body_html")).article.html
    assert to_article({"content.content": "Fish &amp; chips"}, Columns(text="content.content")).article.html
    assert to_article({"text": "<p>The lock failed.</p>"}, Columns(text="text")).article.html
    assert not to_article({"text": "The lock failed."}, Columns(text="text")).article.html
