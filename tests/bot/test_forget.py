"""What a team has taught, listed and taken back in the talk."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.commands import forget, knowledge
from bot.core.model import Outcome, Place, Role, Table
from bot.store.tables import Vote
from tests.contract.desks import choices
from tests.fakes.talk import Talk, shown

WAREHOUSE = "Samples for creators leave the Leipzig warehouse on Thursdays."
ASK_WAREHOUSE = "when do samples for creators leave the warehouse"
LENA = "Lena, by email."
SIGN_OFF = f'/teach "Who signs off paid posts?" {LENA}'


@pytest.fixture
def taught(talk: Talk, tmp_path: Path) -> Talk:
    """Number 1 is rules.md, 2 a taught answer, 3 old rules.md."""
    for name, text in (("rules.md", f"# Parcels\n{WAREHOUSE}\n"), ("old rules.md", "No parcels.")):
        (tmp_path / name).write_text(text)
    talk.say("", tmp_path / "rules.md")
    talk.say(SIGN_OFF)
    talk.say("", tmp_path / "old rules.md")
    return talk


def rows(talk: Talk) -> list[tuple[str, ...]]:
    tables = [block for block in talk.say("/knowledge").blocks if isinstance(block, Table)]
    return [row for table in tables for row in table.rows]


def numbers(talk: Talk) -> list[str]:
    return [row[0] for row in rows(talk)]


def votes(talk: Talk) -> list[str]:
    with Session(talk.application.engine) as session:
        return [vote.slug for vote in session.exec(select(Vote))]


@pytest.mark.parametrize(("line", "told"), [("/knowledge", "Nothing yet."), ("/资料", "还没有。")])
def test_where_nothing_was_taught_the_list_says_how_to(talk: Talk, line: str, told: str) -> None:
    assert shown(talk.say(line)).startswith(told)


def test_the_list_has_number_name_passages_and_votes_the_newest_first(taught: Talk) -> None:
    taught.say("/feedback down 2")
    assert rows(taught) == [
        ("3", "old rules.md", "1", "0", "0"),
        ("2", "Who signs off paid posts?", "1", "0", "1"),
        ("1", "rules.md", "1", "0", "0"),
    ]


def test_of_a_long_list_the_newest_are_shown(taught: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(knowledge, "SHOWN", 2)
    assert numbers(taught) == ["3", "2"]
    assert "And 1 more." in shown(taught.say("/knowledge"))


@pytest.mark.parametrize("text", ["what have we taught you?", "我们教过你什么"])
def test_the_list_can_be_asked_for_in_other_words(taught: Talk, text: str) -> None:
    assert "rules.md" in shown(taught.say(text))


@pytest.mark.parametrize("line", ["/knowledge", "/forget 1", "what have we taught you?"])
def test_list_and_forget_are_for_administrators(taught: Talk, line: str) -> None:
    assert replace(taught, role=Role.MEMBER).say(line).outcome is Outcome.DENIED
    assert numbers(taught) == ["3", "2", "1"]


def test_another_workspace_sees_and_forgets_nothing(taught: Talk) -> None:
    other = replace(taught, place=Place("fake", "other team", "general"))
    assert rows(other) == []
    for line in ("/forget 1", "/forget rules.md"):
        reply = other.say(line)
        assert reply.outcome is Outcome.USAGE
        assert "There is no document" in shown(reply)
    assert numbers(taught) == ["3", "2", "1"]


@pytest.mark.parametrize(
    "line", ["/forget 1", "/forget #1", "forget 1", "/forget RULES.md", '/forget "rules.md"']
)
def test_a_document_is_forgotten_by_its_number_or_its_name(taught: Talk, line: str) -> None:
    assert WAREHOUSE in shown(taught.say(ASK_WAREHOUSE))
    reply = taught.say(line)
    assert shown(reply) == "rules.md is forgotten. It was number 1, with 1 passages."
    assert WAREHOUSE not in shown(taught.say(ASK_WAREHOUSE))
    assert numbers(taught) == ["3", "2"]


@pytest.mark.parametrize("line", ["/forget 2", "/forget who signs off paid posts", "/忘记2"])
def test_a_taught_answer_is_forgotten_by_its_number_or_its_question(
    taught: Talk, line: str
) -> None:
    assert "Who signs off paid posts?" in shown(taught.say(line))
    assert LENA not in shown(taught.say("who signs off paid posts"))


def test_it_is_told_in_chinese(taught: Talk) -> None:
    assert shown(taught.say("/忘记 rules.md")) == "rules.md 已忘记。它的编号是 1，共 1 段。"


@pytest.mark.parametrize(("words", "meant"), [("rules", ["1", "3"]), ("signs off", ["2"])])
def test_of_what_a_part_of_a_name_may_mean_nothing_is_forgotten_unasked(
    taught: Talk, words: str, meant: list[str]
) -> None:
    reply = taught.say(f"/forget {words}")
    assert reply.outcome is Outcome.USAGE
    assert [choice.line for choice in choices(reply)] == [f"/forget {each}" for each in meant]
    assert numbers(taught) == ["3", "2", "1"]
    taught.say(choices(reply)[0].line)
    assert meant[0] not in numbers(taught)


def test_a_choice_says_what_would_be_forgotten(taught: Talk) -> None:
    first, second = choices(taught.say("/forget rules"))
    assert first.label == "rules.md (number 1, 1 passages)"
    assert second.label == "old rules.md (number 3, 1 passages)"


def test_of_many_only_the_first_are_offered(taught: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forget, "OFFERED", 1)
    reply = taught.say("/forget rules")
    assert len(choices(reply)) == 1
    assert "And 1 more." in shown(reply)


def test_a_number_is_taken_for_a_number_before_a_name(taught: Talk) -> None:
    taught.say('/teach "2" Two.')
    taught.say("/forget 2")
    assert numbers(taught) == ["4", "3", "1"]
    taught.say("/forget 2")
    assert numbers(taught) == ["3", "1"]


@pytest.mark.parametrize("words", ["7", "#7", "9" * 30, "nothing of that name", "?", '""', "-1"])
def test_what_the_team_has_not_is_told_with_the_next_step(taught: Talk, words: str) -> None:
    reply = taught.say(f"/forget {words}")
    assert reply.outcome is Outcome.USAGE
    assert "/knowledge" in shown(reply)
    assert numbers(taught) == ["3", "2", "1"]


def test_of_a_long_name_that_no_document_has_the_beginning_is_told(talk: Talk) -> None:
    assert len(shown(talk.say("/forget " + "x" * 3000))) < 200


@pytest.mark.parametrize("line", ["forget the rest, how do I choose a platform?", "忘记发帖怎么办"])
def test_a_line_without_a_slash_that_names_nothing_is_a_question(taught: Talk, line: str) -> None:
    assert taught.say(line).outcome in (Outcome.ANSWERED, Outcome.NOT_FOUND)
    assert numbers(taught) == ["3", "2", "1"]


def test_forget_alone_says_what_is_missing(talk: Talk) -> None:
    reply = talk.say("/forget")
    assert reply.outcome is Outcome.USAGE
    assert "/forget 3" in shown(reply)


def test_an_answer_of_the_team_s_own_offers_thumbs_for_its_document(taught: Talk) -> None:
    taught.say('/teach "Who waters the office giraffe?" The night watch.')
    up, down = choices(taught.say("who waters the office giraffe"))
    assert taught.say(up.line).outcome is Outcome.ANSWERED
    assert rows(taught)[0] == ("4", "Who waters the office giraffe?", "1", "1", "0")
    taught.say(down.line)
    assert rows(taught)[0][3:] == ("0", "1")


@pytest.mark.parametrize("number", ["7", "01", "0", "²", "１", "9" * 30])
def test_a_vote_on_what_is_no_document_is_usage(taught: Talk, number: str) -> None:
    assert taught.say(f"/feedback up {number}").outcome is Outcome.USAGE


def test_another_workspace_does_not_vote_on_a_document(taught: Talk) -> None:
    other = replace(taught, place=Place("fake", "other team", "general"))
    assert other.say("/feedback up 1").outcome is Outcome.USAGE
    assert votes(taught) == []


@pytest.mark.parametrize("replaced", [True, False])
def test_the_votes_on_a_document_go_with_it(
    taught: Talk, tmp_path: Path, *, replaced: bool
) -> None:
    taught.say("/feedback up 1")
    taught.say("/feedback up 3")
    if replaced:
        (tmp_path / "rules.md").write_text("Other rules.")
        taught.say("", tmp_path / "rules.md")
    else:
        taught.say("/forget 1")
    assert votes(taught) == ["3"]
