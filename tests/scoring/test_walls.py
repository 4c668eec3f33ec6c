"""Pages that stand in for an article are not scored; articles about such pages are."""

import pytest

import credscore
from credscore.scoring.walls import wall

WALLS = {
    "consent": (
        "a consent notice",
        (
            "Before you continue to The Lowmoor Ledger. We and our 148 partners store and access information on your "
            "device to show you personalised advertising and to measure how our pages are read. You can accept all of "
            "this, reject it, or manage your choices at any time in your privacy settings. If you withdraw your "
            "consent later, what was done before remains lawful. Some vendors rely on legitimate interest and do not "
            "ask you. More is in our cookie policy."
        ),
    ),
    "browser check": (
        "a check for robots or browsers",
        (
            "Checking your browser before you go on. This takes a few seconds. Please enable JavaScript and cookies, "
            "and do not reload the page. We received an unusual number of requests from your network and want to be "
            "sure that you are human. If you keep seeing this page, turn off your VPN or ad blocker, or write to the "
            "administrator and quote the reference below. Thank you for waiting with us."
        ),
    ),
    "members only": (
        "an offer of subscription",
        (
            "This story is for members only. You have read three of your three free stories this month. Become a "
            "member today and get unlimited access to all our reporting, our archive and the crossword, on your phone "
            "and at your desk. Your trial costs nothing for four weeks, and then nine marks a month. You may cancel "
            "online whenever you wish. If you are already a member, sign in to keep reading."
        ),
    ),
    "not found": (
        "a page that says that there is none",
        (
            "Oops! That page can't be found. It looks like nothing was found at this location. Maybe you typed the "
            "address wrong, or the link that brought you here has expired. You may want to try the search at the top, "
            "or go to our home page and start again from there. If you believe that something is broken on our side, "
            "please let us know and we will mend it. Error 404."
        ),
    ),
    "region": (
        "a notice that the site is closed to the reader's region",
        (
            "Sorry, this content is not available in your region. Because of the data protection law of the European "
            "Union we cannot at present grant you access to our site from where you are. We are sorry for this and "
            "hope to offer our reporting to readers in your country soon. If you think that you see this in error, "
            "please write to us and name your country and provider. You can also call our newsroom on working days."
        ),
    ),
    "login": (
        "a login page",
        (
            "Welcome back. Sign in to your account with your email address and password, or go on with one of the "
            "services below. New here? Create an account in less than a minute; it is free. Tick the box if you want "
            "us to remember you on this device. If you have forgotten your password we will send you a link to choose "
            "another one. By signing in you agree to our terms of use and our privacy policy."
        ),
    ),
    "robot check": (
        "a check for robots or browsers",
        (
            "To continue, please confirm that you're not a robot. Click the box below to let us know. Why did this "
            "happen? Please make sure your browser supports JavaScript and cookies and that you are not blocking them "
            "from loading. For more information you can review our Terms of Service and Cookie Policy. For inquiries "
            "related to this message please contact our support team and provide the reference ID below."
        ),
    ),
}
ARTICLES = {
    "a paper's new paywall": (
        "From May, readers of the Lowmoor Ledger will have to subscribe after five free articles a month. The "
        "paper lost a third of its subscribers in two years. A subscription will cost nine marks a month, and "
        "members may cancel at any time. The publisher, Orla Finch, said the paywall was the last means left. “We "
        "cannot print for nothing,” she told the staff on Monday. The union of printers said it had not been "
        "asked."
    ),
    "advice on bees": (
        "If you keep bees, you know the sound of a hive before it swarms. Your neighbours may not. We asked three "
        "keepers what to do when a swarm hangs in your garden. Do not check the cluster too closely, and do not "
        "block its way. Call a keeper, wait, and keep your children inside. The bees want nothing from you. They "
        "are looking for a home, and in an hour or two they will have moved."
    ),
    "the law on cookies": (
        "The new law asks every site for consent before it sets cookies. Most readers accept without looking. A "
        "study of forty sites found that half of them hid the button that rejects tracking, and that a third set "
        "cookies before anybody agreed. The commissioner for data protection has fined six of them. The largest "
        "fine was two million marks. The sites may appeal until the end of the year, and two of them will."
    ),
    "a survey of passwords": (
        "Two in three readers reuse a password, a survey of nine towns has found. You may be one of them. Most of "
        "those asked said that they had more accounts than they could count, and that they wrote their passwords "
        "on paper. The authors of the survey, which was paid for by a maker of locks, advise long phrases. A "
        "session that is left open, they warn, is an open door. The survey asked 400 people in March."
    ),
    "a page that was gone": (
        "The page that the ministry took down in May is back, and nobody says why. It listed the wells that had "
        "been found unsafe. For three weeks the link led to an error, and the address was said to have moved. On "
        "Friday it could be read again, with nine wells fewer. The ministry did not answer questions. A clerk, who "
        "asked not to be named, said that the list had been put right."
    ),
    "a recipe for cookies": (
        "Cookies are baked twice in Orrin, and once more for the fair. You take a pound of flour, and you let the "
        "dough rest on your sill for as long as the bells ring. We tried it with rye. Your oven should be hot, but "
        "not so hot that you cannot hold your hand in it. Our neighbours add salt. Sorry as we are to say it, "
        "theirs were better, and theirs were gone before noon on all nine days of the fair."
    ),
}


@pytest.mark.parametrize(("stands", "text"), WALLS.values(), ids=WALLS)
def test_a_page_in_place_of_an_article_is_not_scored_and_the_reason_says_so(stands: str, text: str) -> None:
    assert credscore.score(text, title="Weir gives way").reason == f"in place of an article stands {stands}"


@pytest.mark.parametrize("text", ARTICLES.values(), ids=ARTICLES)
def test_an_article_about_such_a_page_is_an_article(text: str) -> None:
    assert wall(credscore.annotate(text)) is None
    assert credscore.score(text).reason is None


def test_an_article_with_a_wall_at_its_end_is_an_article() -> None:
    assert wall(credscore.annotate(ARTICLES["the law on cookies"] + "\n\n" + WALLS["members only"][1])) is None
