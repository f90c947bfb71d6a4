"""The captions of the sample account: a small coffee roaster that does not exist."""

from random import Random

_COFFEES = (
    ("Huila", "red apple and panela"),
    ("Yirgacheffe", "bergamot and peach"),
    ("Antigua", "cocoa and orange peel"),
    ("Nyeri", "blackcurrant and tomato leaf"),
    ("Tarrazú", "honey and almond"),
    ("Sidama", "blueberry and jasmine"),
    ("Cerrado", "hazelnut and milk chocolate"),
    ("Kayanza", "lime and black tea"),
    ("Harbour Lane House Blend", "toffee and walnut"),
    ("Night Ferry Decaf", "caramel and dried fig"),
)
_BREWS = ("a flat filter", "a V60", "an AeroPress", "a moka pot", "a French press", "an espresso")
_DAYS = ("this morning", "yesterday", "before the shop opened", "late last night", "on Friday")

# What a post can be about, by type of content; {coffee}, {notes}, {brew} and {when} are filled in.
_THEMES = {
    "reel": (
        "From green to brown in twelve minutes: {coffee}, roasted {when}.",
        "The sound of first crack. {coffee} came out of the drum tasting of {notes}.",
        "How Maya dials in {coffee} for {brew}. Watch the grind, not the clock.",
        "Forty seconds of latte art practice, one swan, three accidents.",
        "We let the new apprentice cup {coffee} blind {when}. She said {notes}. Spot on.",
        "A day on Harbour Lane, from the first delivery to the last cup.",
        "Three mistakes we all make with {brew}, and how to be done with them.",
        "Packing your orders {when}. Every bag of {coffee} is sealed by hand.",
    ),
    "carousel": (
        "{coffee}, step by step, in {brew}. Save this for Sunday.",
        "What {notes} means on a label, in five slides.",
        "Water, grind, time: our card for {brew}. Keep it by the kettle.",
        "Meet the people behind {coffee}. Swipe for the farm and the harvest.",
        "Which of our coffees is yours? Swipe until you find {notes}.",
        "Before and after: the roastery wall, painted {when}.",
        "Our brewing chart for {coffee}: one page, no magic.",
        "Five ways to use up yesterday's coffee. The fourth is cake.",
    ),
    "image": (
        "{coffee} is back on the shelf. Expect {notes}.",
        "Fog on the quay, {coffee} in the cup.",
        "The first bag of {coffee} left the roastery {when}.",
        "Rain outside, {brew} inside. Come in and dry off.",
        "New on the menu: {coffee} as {brew}, with {notes} in the finish.",
        "Someone left a very good drawing of our grinder on a napkin {when}. Is it yours?",
        "Closed on Monday for the drum's big clean. Back on Tuesday with {coffee}.",
        "Quiet hour on Harbour Lane.",
    ),
}
_CLOSINGS = (
    "",
    "",
    "How do you drink yours?",
    "Open until six.",
    "Link in bio.",
    "Tell us in the comments.",
    "Tag someone who owes you a coffee.",
    "Beans and boats since 2019.",
)
_TAGS = ("#harbourlanecoffee", "#coffeeroaster", "#specialtycoffee", "#filtercoffee", "#smallbatch")


def caption(random: Random, kind: str) -> str:
    """The words under a post of this type of content: a theme, a closing, two or three tags."""
    coffee, notes = random.choice(_COFFEES)
    theme = random.choice(_THEMES[kind]).format(
        coffee=coffee, notes=notes, brew=random.choice(_BREWS), when=random.choice(_DAYS)
    )
    closing = random.choice(_CLOSINGS)
    tags = " ".join((_TAGS[0], *random.sample(_TAGS[1:], random.randint(1, 2))))
    return f"{theme} {closing}".strip() + f"\n\n{tags}"
