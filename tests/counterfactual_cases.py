"""Short articles with blanks for names, written for these tests: whatever fills a blank, the text is written alike."""

TEMPLATES = {
    "budget": (
        "{last} defends budget for {city} clinics",
        "{city} will keep its two clinics open until June, {person} said on Tuesday. “We have the money for one more year,” {last} "
        "told reporters outside the town hall. The {party} had asked for an earlier date. According to a report that the board "
        "published last week, the clinics treated 4,120 patients in the spring, a tenth more than in the year before. The {outlet} "
        "first wrote of the plan in May.",
    ),
    "bridge": (
        "Bridge near {city} shut after crack is found",
        "A bridge near {city} was shut on Friday because a crack had been found in one of its piers. {person}, who leads the works, "
        "said the crack was as long as an arm. Drivers must take the road by the mill until the autumn. The {nation} firm that built "
        "the bridge did not answer questions from the {outlet}. {last} said that no lorry had crossed since noon.",
    ),
    "rumour": (
        "You won't believe what {last} did in {city}!",
        "Wake up! Everyone in {city} knows that {person} is lying, and nobody dares to say it. The {nation} bosses have paid for all of "
        "it, and the {party} will never tell you the truth. It is shameful! Share this before they take it down. We must never forget "
        "what {last} did to our children, and we must never forgive those who helped. The {outlet} will not print a word of this.",
    ),
    "harvest": (
        "Late frost halves the apple harvest",
        "Growers around {city} expect half the apples of last year, because the frost came back in April. “The blossom was brown in the "
        "morning,” {person} said. Her orchard has stood since 1921. The {nation} buyers have been told that prices will rise. {last} "
        "and her neighbours want help from the state, and the {party} promised to speak for them in the autumn.",
    ),
    "court": (
        "Court frees man held for theft of bells",
        "A court in {city} has freed {person}, who was held for nine weeks over the theft of three bells. The judge said that the only "
        "witness had changed his account twice. The bells belong to a {religion} school and are worth 12,000 crowns. The prosecutor "
        "may appeal until 3 May. {last} thanked his lawyer and left without a word to the {outlet}.",
    ),
    "column": (
        "Why I have stopped listening to {last}",
        "I have heard {person} speak in {city} four times now, and I still do not know what the {party} wants. Perhaps you do. We are "
        "told that all will be well, that nobody will lose a thing, that the {nation} neighbours admire us. I would like to believe "
        "it. But every time I ask for a figure, {last} smiles and tells me a story about a dog. Surely we deserve better than this?",
    ),
    "match": (
        "{city} win at last",
        "{city} won for the first time since the winter on Saturday, when {person} scored twice in the last ten minutes. The {nation} "
        "keeper had stopped everything until then. “I closed my eyes and kicked,” {last} said. The trainer said that the team had "
        "slept badly and played well. On Wednesday they go to the leaders, who have lost only once this season.",
    ),
    "school": (
        "School asks parents to paint its walls",
        "The school in the north of {city} has asked parents to paint its walls, because no money is left for it this year. {person}, "
        "the head, wrote to all of them on Monday. “It would take one weekend,” the letter says. A father of the {religion} faith "
        "offered his ladders. The {party} called the letter a disgrace. {last} said she would rather paint than wait.",
    ),
    "leak": (
        "Letters show that {last} knew of leak",
        "{person} knew of the leak at the works near {city} a year before it was made public, letters show that the {outlet} has seen. In "
        "one of them, dated 14 March, an engineer warns that the tank “will not hold another winter”. {last} wrote back that it would "
        "have to. The {nation} owners say that they first heard of it in December. An inquiry begins in September.",
    ),
    "vaccine": (
        "SHOCKING: what the {nation} doctors are hiding",
        "They do not want you to see this. {person}, a nurse from {city}, has revealed that doctors are paid to keep quiet about the "
        "new drops. Hundreds have fallen ill, insiders claim, and the {outlet} refuses to report it. It is the biggest scandal ever! "
        "{last} has been threatened twice. Do your own research, tell your friends, and never trust what you are told.",
    ),
    "strike": (
        "Ferry crews to strike on Sunday",
        "Ferry crews will strike on Sunday for better pay, their union said. No boat will leave {city} before midnight. The company "
        "offered 2.5 percent; the crews want four. {person}, who has steered a ferry for 30 years, said that the work had become "
        "harder. The {party} backs the strike. A spokesman for the {nation} owner said that talks would go on. {last} doubts it.",
    ),
    "museum": (
        "Museum returns mask to {city}",
        "After ninety years a mask of painted wood is back in {city}. The {nation} museum that held it sent it home this week in a "
        "crate marked “fragile”. {person}, who wrote three letters a year to ask for it, carried the crate herself. The mask was "
        "made for a {religion} feast, according to the catalogue. {last} said that it looked smaller than she remembered.",
    ),
    "storm": (
        "Storm takes roofs in three villages",
        "A storm took the roofs of 41 houses in three villages east of {city} early on Thursday. Nobody was killed. Two people were "
        "treated for cuts, the hospital said. {person}, the fire chief, said that trees still lay across the main road. The {nation} "
        "weather service had warned of gusts the evening before. {last} asked people to stay at home until the wires are mended.",
    ),
    "wage": (
        "Does the {party} plan cut wages? What the figures say",
        "The {party} says that its plan would raise the lowest wages by a fifth. {person}, who teaches economics in {city}, has done "
        "the sums and doubts it: the rise would come to 11 percent, and only from the third year. A study by the {nation} central bank "
        "comes to a like result (9 to 13 percent). {last} points out that neither counts the price of bread.",
    ),
    "faith": (
        "{religion} school opens its doors to all",
        "The {religion} school in {city} will take children of every faith from the autumn. {person}, its head, said that a third of the "
        "benches had been empty for years. Parents voted for it by 212 to 40. One father said that he would move his son. The {party} "
        "welcomed the vote. {last} expects sixty new pupils and has asked the town for a second bus.",
    ),
    "mail": (
        "{last} to quit as head of {nation} post",
        "{person} will leave as head of the {nation} post in the spring, two years early. The board said so in a note on Wednesday "
        "evening. It gave no reason. Under {last} the post closed one office in six and made its first profit since 2009. A union "
        "in {city} said that it would not miss anybody. The {outlet} named two women who might follow.",
    ),
}  # fmt: skip

FILLINGS = {
    "person": ["Olga Brandt", "Muhammad al-Rashid", "Li Wei", "Jamal Washington", "Siobhan O'Brien", "Rosa van den Berg", "Goran Petrović"],
    "nation": ["Danish", "Nigerian", "South Korean", "American", "Pakistani", "Israeli", "Russian"],
    "party": ["Republicans", "Democrats", "Green Party", "Labour Party", "National Rally"],
    "religion": ["Catholic", "Muslim", "Jewish", "Hindu", "Greek Orthodox"],
    "city": ["Oslo", "Lagos", "New York", "Tel Aviv", "Karachi", "Kansas City"],
    "outlet": ["Venn Courier", "New York Times", "Daily Mail", "Guardian", "Fox News"],
}  # fmt: skip

WITHOUT_SPEAKER = {
    "budget": [
        ("{person} said on Tuesday.", "it is said."),
        ("{last} told reporters outside the town hall.", "it was said."),
        ("According to a report that the board published last week,", "Reportedly,"),
    ],
    "bridge": [("{person}, who leads the works, said the", "It is said that the"), ("{last} said that", "It is said that")],
    "harvest": [("{person} said.", "it was said."), ("The {nation} buyers have been told that", "It is said that")],
    "court": [("The judge said that", "It is said that")],
    "match": [("{last} said.", "it was said."), ("The trainer said that", "It is said that")],
    "school": [("the letter says.", "it was said."), ("{last} said she", "It is said that she")],
    "leak": [("an engineer warns that", "it is said that"), ("{last} wrote back that", "It is said that"), ("The {nation} owners say that they", "It is said that they")],
    "vaccine": [("insiders claim,", "it is claimed,")],
    "strike": [
        ("their union said.", "it is said."),
        ("{person}, who has steered a ferry for 30 years, said that", "It is said that"),
        ("A spokesman for the {nation} owner said that", "It is said that"),
    ],
    "museum": [("according to the catalogue.", "it is said."), ("{last} said that", "It is said that")],
    "storm": [("the hospital said.", "it is said."), ("{person}, the fire chief, said that", "It is said that")],
    "wage": [("The {party} says that", "It is said that"), ("{last} points out that", "It is said that")],
    "faith": [("{person}, its head, said that", "It is said that"), ("One father said that", "It is said that")],
    "mail": [("The board said so in a note on Wednesday evening.", "It was said on Wednesday evening."), ("A union in {city} said that", "It is said that")],
}  # fmt: skip
"""What each template has somebody say, and the same with nobody to say it."""
NOBODY_SPEAKS = {"rumour", "column"}


def hidden(name: str) -> list[tuple[str, str]]:
    """Return, for each speaker of a template, the words that name it and what the body is without them."""
    _, body = filled(name)
    found = []
    for words, without in WITHOUT_SPEAKER[name]:
        named = words.format(**_words({}))
        assert body.count(named) == 1, f"{name}: {named!r} must stand once"
        found.append((named, body.replace(named, without)))
    return found


def filled(name: str, **given: str) -> tuple[str, str]:
    """Return headline and body of a template; blanks that are not given take their first filling."""
    title, body = TEMPLATES[name]
    words = _words(given)
    return title.format(**words), body.format(**words)


def _words(given: dict[str, str]) -> dict[str, str]:
    words = {blank: fillings[0] for blank, fillings in FILLINGS.items()} | given
    last = words["person"].split()[-1]
    return words | {"last": last[0].upper() + last[1:]}
