"""Addresses and names: who is meant, who is a customer of a shared host, and who only looks like someone."""

import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from credscore.outlets import Outlet, OutletKind, resolve
from credscore.outlets.address import _extractor, _parts, ascii_host, locate
from credscore.outlets.names import domains_of, further, names

SITES = [
    ("https://www.bbc.co.uk/news/1", "bbc.com"),
    ("http://m.nytimes.com/2026/x", "nytimes.com"),
    ("edition.cnn.com", "cnn.com"),
    ("//cdn.cnn.com/x", "cnn.com"),
    ("HTTPS://WWW.Reuters.COM./world", "reuters.com"),
    ("https:\\\\cnn.com\\x", "cnn.com"),
    ("https://bbc.com:443/x?y#z", "bbc.com"),
    ("  salon.com\n", "salon.com"),
    ("https://ｂｂｃ.com/x", "bbc.com"),
    ("https://abcnews.go.com/US/1", "abcnews.go.com"),
    ("https://finance.yahoo.com/x", "yahoo.com"),
    ("https://news.google.com/articles/x", "news.google.com"),
    ("https://bbc.com@evil.example.org/", "example.org"),
    ("https://evil.example.org/https://bbc.com", "example.org"),
    ("https://example.org?u=bbc.com", "example.org"),
    ("http://пример.рф/x", "xn--e1afmkfd.xn--p1ai"),
]

CUSTOMERS = [
    ("https://name.substack.com/p/a", "name.substack.com"),
    ("https://open.substack.com/pub/Name/p/a", "name.substack.com"),
    ("https://substack.com/@name/note/1", "substack.com/@name"),
    ("https://t.me/s/name/12", "t.me/name"),
    ("https://t.me/Name", "t.me/name"),
    ("https://twitter.com/BBCWorld/status/1?s=20", "x.com/bbcworld"),
    ("https://x.com/BBCWorld", "x.com/bbcworld"),
    ("https://m.facebook.com/nytimes/posts/1", "facebook.com/nytimes"),
    ("https://www.youtube.com/@BBCNews/videos", "youtube.com/@bbcnews"),
    ("https://www.youtube.com/channel/UCabcDEF", "youtube.com/channel/UCabcDEF"),
    ("https://old.reddit.com/r/News/comments/x", "reddit.com/r/news"),
    ("https://www.foo.blogspot.com/x", "foo.blogspot.com"),
    ("https://foo.blogspot.co.uk/x", "foo.blogspot.com"),
    ("https://www.blogspot.ca/", "blogspot.com"),
    ("https://foo.wordpress.com", "foo.wordpress.com"),
    ("https://medium.com/@Joe/x", "medium.com/@joe"),
    ("https://joe.medium.com/x", "joe.medium.com"),
    ("https://user.github.io/x", "user.github.io"),
    ("https://tumblr.com/foo/1", "foo.tumblr.com"),
]

NOBODY_ON_A_PLATFORM = [
    "https://youtube.com/watch?v=a",
    "https://youtu.be/a",
    "https://t.me/c/123/4",
    "https://x.com/i/web/status/1",
    "https://facebook.com/watch/?v=1",
    "https://bit.ly/3x",
    "https://docs.google.com/document/d/1",
    "https://archive.ph/AbCdE",
    "https://web.archive.org/",
    "https://web.archive.org/web/2020/https://bit.ly/3x",
    "https://www.google.com/url?sa=t",
]

INSIDE = [
    ("https://web.archive.org/web/2020/https://www.bbc.com/news", "bbc.com"),
    ("https://web.archive.org/web/20200101000000id_/m.bbc.co.uk/x", "bbc.com"),
    ("https://web.archive.org/web/2020*/http://www.spiegel.de/x", "spiegel.de"),
    ("https://web.archive.org/web/2020/https://twitter.com/BBCWorld/status/1", "x.com/bbcworld"),
    ("https://archive.ph/2020.01.31-120000/https://www.nytimes.com/x", "nytimes.com"),
    ("https://webcache.googleusercontent.com/search?q=cache:aBc:www.bbc.com/news&hl=en", "bbc.com"),
    ("https://www-bbc-com.cdn.ampproject.org/c/s/www.bbc.com/news", "bbc.com"),
    ("https://www.google.com/amp/s/amp.cnn.com/x", "cnn.com"),
    ("https://www.google.de/url?q=https%3A%2F%2Fwww.spiegel.de%2Fx&sa=1", "spiegel.de"),
    ("https://www-bbc-com.translate.goog/news?_x_tr_sl=de", "bbc.com"),
    ("https://star--telegram-com.translate.goog/", "star-telegram.com"),
    ("https://translate.google.com/translate?hl=en&u=http://lenta.ru/x", "lenta.ru"),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.reuters.com%2Fx&h=1", "reuters.com"),
    ("https://12ft.io/https://www.nytimes.com/x", "nytimes.com"),
]

NOBODY = [
    "",
    " ",
    "\0",
    "\ud800",
    "https://\ud800.com/",
    "localhost",
    "http://localhost:8010/score",
    "http://192.168.0.1/x",
    "http://[2001:db8::1]/x",
    "co.uk",
    "a..b.com",
    "mailto:desk@bbc.com",
    "desk@bbc.com",
    "@bbc",
    "javascript:alert(1)",
    "file:///tmp/bbc.com",
    "android-app://com.cnn.mobile",
    "The Daily Bugle",
    "hill",
    "x" * 10_000,
    "bbc." * 2_500 + "com",
    "https://xn--\uffff.com",
]

NAMES = [
    ("BBC News", "bbc.com"),
    ("the Beeb", "bbc.com"),
    ("  The\tNew  York Times ", "nytimes.com"),
    ("AP", "apnews.com"),
    ("A.P.", "apnews.com"),
    ("The Hill", "thehill.com"),
    ("the guardian", "theguardian.com"),
    ("Kent Online", "kentonline.co.uk"),
    ("KentOnline", "kentonline.co.uk"),
    ("MS NOW", "msnbc.com"),
    ("El País", "elpais.com"),
]

ONE_OUTLET = [
    ("bbc.co.uk", "bbc.com"),
    ("https://www.bbcnews.com/x", "bbc.com"),
    ("https://guardian.co.uk/x", "theguardian.com"),
    ("uk.reuters.com", "reuters.com"),
    ("https://www.reuters.co.uk", "reuters.com"),
    ("mailonline.co.uk", "dailymail.co.uk"),
    ("DailyMail.com", "dailymail.co.uk"),
    ("https://www.the-independent.com/x", "independent.co.uk"),
    ("https://news.sky.com/x", "sky.com"),
    ("skynews.com", "sky.com"),
    ("huffingtonpost.com", "huffpost.com"),
    ("https://abcnews.com/x", "abcnews.go.com"),
    ("ap.org", "apnews.com"),
    ("https://www.dw.de/x", "dw.com"),
    ("kentonline.com", "kentonline.co.uk"),
]

OUTLETS_OF_THEIR_OWN = [
    ("bbc.com", "bbcamerica.com"),
    ("theguardian.com", "guardian.ng"),
    ("independent.co.uk", "independent.ie"),
    ("sky.com", "skynews.com.au"),
    ("politico.com", "politico.eu"),
    ("thetimes.co.uk", "nytimes.com"),
    ("abc.net.au", "abcnews.com"),
    ("cnn.com", "cnnturk.com"),
    ("newsweek.com", "newsweek.pl"),
]

KINDS = [
    ("https://www.reuters.com/x", OutletKind.NEWS),
    ("rt.com", OutletKind.STATE),
    ("Xinhua", OutletKind.STATE),
    ("theonion.com", OutletKind.SATIRE),
    ("newyorker.com", OutletKind.NEWS),
    ("msn.com", OutletKind.AGGREGATOR),
    ("https://news.google.com/x", OutletKind.AGGREGATOR),
    ("https://x.com/reuters", OutletKind.PLATFORM),
    ("https://somebody.substack.com", OutletKind.PLATFORM),
    ("wikipedia.org", OutletKind.PLATFORM),
    ("nowhere-in-particular.org", OutletKind.UNKNOWN),
]

IMPOSTORS = [
    ("https://www.bbс.com/news", "bbc.com"),  # Cyrillic es
    ("https://www.xn--bb-pmc.com/news", "bbc.com"),  # the same in punycode
    ("https://rеutеrs.com", "reuters.com"),  # Cyrillic ie, twice
    ("https://nytımes.com", "nytimes.com"),  # dotless i
    ("https://nytimés.com", "nytimes.com"),
    ("https://fаcebook.com/x", "facebook.com"),  # Cyrillic a
    ("https://rеuters.net", "reuters.com"),  # Cyrillic ie, and another suffix
    ("https://spiegel.ltd", "spiegel.de"),
    ("https://www.washingtonpost.pm/x", "washingtonpost.com"),
    ("https://theguardian.co.com", "theguardian.com"),
    ("https://bbc-news.example", "bbc.com"),
    ("https://cnn-breaking-news.com", "cnn.com"),
    ("https://fox-news.top", "foxnews.com"),
    ("https://lemonde-fr.com/x", "lemonde.fr"),
    ("https://bbcnewslive.com", "bbc.com"),
    ("https://nytirnes.com", "nytimes.com"),
    ("https://b1oomberg.com", "bloomberg.com"),
    ("https://thegaurdian.com", "theguardian.com"),
    ("https://washingtonpostt.com", "washingtonpost.com"),
    ("https://www.bbc.co.uk.login.example/news", "bbc.com"),
]

GENUINE = [
    "https://bbc.com",
    "https://bbc.co.uk",
    "https://bbcnews.com",
    "https://cnnturk.com",
    "https://elpaís.com",  # the paper's own name, spelt right
    "https://elpais.com.uy",
    "https://huffingtonpost.it",
    "https://spiegel.tv",
    "https://tagesspiegel.de",
    "https://guardian.ng",
    "https://theguardian.pe.ca",
    "https://thesun.ie",
    "https://washingtontimes.com",
    "https://newindianexpress.com",
    "https://larepublica.co",
    "https://derstandard.de",
    "https://time.mk",
    "https://natureworldnews.com",
    "https://www.nytimes.com.ezproxy.library.example.edu/x",  # a library's door to the paper itself
    "https://bbc-news.blogspot.com",  # a customer's name on a shared host deceives nobody about the host
    "http://пример.рф",
    "https://вести.com",
    "https://müller-zeitung.de",
    "https://xn--99999999999.com",  # no letters at all
]


@pytest.mark.parametrize(("address", "domain"), SITES + CUSTOMERS)
def test_an_address_names_its_publisher(address: str, domain: str) -> None:
    assert resolve(address).domain == domain


@pytest.mark.parametrize(("address", "domain"), INSIDE)
def test_an_address_inside_another_is_the_one_that_counts(address: str, domain: str) -> None:
    outlet = resolve(address)
    assert outlet.domain == domain
    assert outlet.host not in (None, domain)


@pytest.mark.parametrize("domain", [domain for _, domain in SITES + CUSTOMERS + ONE_OUTLET])
def test_a_domain_resolves_to_itself(domain: str) -> None:
    assert resolve(domain).domain == domain


@pytest.mark.parametrize("address", [address for address, _ in CUSTOMERS])
def test_a_customer_of_a_shared_host_is_on_a_platform(address: str) -> None:
    outlet = resolve(address)
    assert outlet.kind == "platform"
    assert outlet.host is not None


@pytest.mark.parametrize("address", NOBODY_ON_A_PLATFORM)
def test_an_opaque_key_names_nobody(address: str) -> None:
    outlet = resolve(address)
    assert (outlet.domain, outlet.kind) == (None, "platform")


@pytest.mark.parametrize("given", NOBODY)
def test_what_cannot_be_placed_is_unknown(given: str) -> None:
    outlet = resolve(given)
    assert (outlet.domain, outlet.name, outlet.kind, outlet.impostor_of) == (None, None, "unknown", None)


@pytest.mark.parametrize(("name", "domain"), NAMES)
def test_a_name_stands_for_a_domain(name: str, domain: str) -> None:
    outlet = resolve(name)
    assert (outlet.domain, outlet.host) == (domain, None)
    assert outlet.name == names()[domain]


@pytest.mark.parametrize(("given", "kind"), KINDS)
def test_kind(given: str, kind: OutletKind) -> None:
    assert resolve(given).kind is kind


@pytest.mark.parametrize(("address", "genuine"), IMPOSTORS)
def test_a_look_alike_is_reported_and_is_another_outlet(address: str, genuine: str) -> None:
    outlet = resolve(address)
    assert outlet.impostor_of == genuine
    assert outlet.domain != genuine
    assert outlet.kind != "news"


@pytest.mark.parametrize("address", GENUINE)
def test_nobody_is_accused_without_need(address: str) -> None:
    assert resolve(address).impostor_of is None


@pytest.mark.parametrize(("address", "key"), ONE_OUTLET)
def test_domains_of_one_publisher_are_one_outlet(address: str, key: str) -> None:
    outlet, whole = resolve(address), resolve(key)
    assert (outlet.domain, outlet.name, outlet.kind) == (key, whole.name, whole.kind)
    assert outlet.impostor_of is None
    assert outlet.name is not None


@pytest.mark.parametrize(("one", "other"), OUTLETS_OF_THEIR_OWN)
def test_editions_and_namesakes_stay_apart(one: str, other: str) -> None:
    assert resolve(one).domain != resolve(other).domain


def test_every_further_domain_stands_once_and_is_no_outlet_of_its_own() -> None:
    assert [domain for domain in further() if domain in names() or locate(f"https://{domain}").domain != domain] == []
    assert set(further().values()) <= names().keys()
    listed = [domain for key in set(further().values()) for domain in domains_of(key)[1:]]
    assert len(listed) == len(set(listed))


def test_a_rated_outlet_is_known_by_the_name_in_its_domain_and_no_other_is() -> None:
    assert resolve("The Austin Chronicle").domain == "austinchronicle.com"
    assert resolve("the yellow springs bugle").domain is None
    assert resolve("chronicle").domain is None  # one word names too many


def test_what_is_written_like_a_domain_is_one() -> None:
    outlet = resolve("cnn.news")
    assert (outlet.domain, outlet.name, outlet.impostor_of) == ("cnn.news", None, "cnn.com")
    assert resolve("Lenta.ru").name == "Lenta.ru"


def test_every_domain_of_the_table_of_names_is_what_its_address_resolves_to() -> None:
    assert [domain for domain in names() if locate(f"https://{domain}").domain != domain] == []


@pytest.mark.slow
def test_the_public_suffixes_are_those_that_tldextract_finds() -> None:
    extractor = _extractor()
    suffixes = [ascii_host(rule.lstrip("!")).replace("*", "any") for rule in extractor.tlds]
    wrong = []
    for host in [f"{front}{suffix}" for suffix in suffixes for front in ("", "a.", "a.b.")]:
        found = extractor(host)
        if _parts(host) != (found.top_domain_under_public_suffix, found.suffix, found.domain):
            wrong.append(host)
    assert wrong == []


@pytest.mark.slow
@given(st.text() | st.text().map("https://{}".format) | st.text(st.characters()).map("xn--{}.com/@a".format))
@example("https://xn--\x80.com")
@example("http://%00%ff.com/%ff")
@example("https://t.me/\ud800")
@example("ß" * 10_000 + ".de")
def test_any_text_at_all_gives_an_outlet(text: str) -> None:
    outlet = resolve(text)
    assert isinstance(outlet, Outlet)
    assert outlet.host is None or outlet.host.isascii()
    assert outlet == resolve(text)


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_hosts_are_written_in_ascii(label: str) -> None:
    assert ascii_host(label + ".com").isascii()


@pytest.mark.slow
def test_importing_outlets_brings_in_nothing_heavy() -> None:
    heavy = "('tldextract', 'requests', 'numpy', 'pandas')"
    code = f"import sys, credscore.outlets; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
