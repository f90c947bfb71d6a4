"""Whether an answer helped, as people say it with a thumb."""

from dataclasses import replace

import pytest
from sqlmodel import Session

from bot.core.model import Outcome, Place
from bot.store.votes import Tally, tallies
from tests.bot.conftest import Shell
from tests.contract.desks import choices
from tests.fakes.talk import Talk, shown

SLUG = "choosing-platforms"


def votes(talk: Talk) -> dict[str, Tally]:
    with Session(talk.application.engine) as session:
        return tallies(session)


@pytest.mark.parametrize(
    ("question", "thumbs"),
    [
        ("how do I choose a platform?", ("This helped", "This did not help")),
        ("怎么选择合适的社交媒体平台", ("有帮助", "没有帮助")),
    ],
)
def test_an_answer_offers_both_thumbs(talk: Talk, question: str, thumbs: tuple[str, str]) -> None:
    up, down = choices(talk.say(question))[-2:]
    assert (up.label, down.label) == thumbs
    for choice in (up, down):
        assert talk.say(choice.line).outcome is Outcome.ANSWERED
    assert votes(talk) == {SLUG: Tally(helped=0, not_helped=1)}


def test_the_last_word_of_each_person_counts(talk: Talk) -> None:
    bob = replace(talk, person="bob")
    talk.say(f"/feedback up {SLUG}")
    talk.say(f"/feedback up {SLUG}")
    bob.say(f"/feedback up {SLUG}")
    assert votes(talk) == {SLUG: Tally(helped=2, not_helped=0)}
    bob.say(f"/反馈 down {SLUG}")
    assert votes(talk) == {SLUG: Tally(helped=1, not_helped=1)}


def test_one_id_in_two_workspaces_is_two_people(talk: Talk) -> None:
    talk.say(f"/feedback up {SLUG}")
    replace(talk, place=Place("fake", "other team", "general")).say(f"/feedback down {SLUG}")
    assert votes(talk) == {SLUG: Tally(helped=1, not_helped=1)}


def test_a_thumb_down_says_what_to_try_next(talk: Talk) -> None:
    assert "in other words" in shown(talk.say(f"/feedback down {SLUG}"))


@pytest.mark.parametrize(
    "line",
    ["/feedback up no-such-article", f"/feedback sideways {SLUG}", "/feedback up", "/feedback"],
)
def test_a_vote_that_names_no_article_or_verdict_is_usage(talk: Talk, line: str) -> None:
    reply = talk.say(line)
    assert reply.outcome is Outcome.USAGE
    assert f"/feedback up {SLUG}" in shown(reply)
    assert votes(talk) == {}


def test_the_list_of_articles_shows_the_votes(shell: Shell) -> None:
    shell("ask", f"/feedback up {SLUG}")
    (voted,) = (line for line in shell("knowledge", "list").out.splitlines() if "helped" in line)
    assert SLUG in voted
    assert voted.endswith("(helped 1, did not 0)")
