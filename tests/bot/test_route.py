"""Which command a message is for."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.days import Days
from bot.core.route import route
from bot.errors import (
    AmbiguousPeriod,
    EmptyMessage,
    LongMessage,
    MissingWord,
    NoSuchAccount,
    NotYourRole,
    UnknownCommand,
    UnknownDocument,
    UnknownName,
    UnreadableMessage,
    UnreadPeriod,
    UsageError,
)
from tests.fakes.conversation import Phrases, World, context

LAST_WEEK = Days(date(2026, 11, 16), date(2026, 11, 22))


def routed(text: str, phrases: dict[str, str] | None = None) -> tuple[str, dict[str, object]]:
    command, arguments = route(context(text), Phrases(phrases or {}))
    return command.name, dict(arguments.values)


@pytest.mark.parametrize(
    "line",
    ["/report last week", "report last week", "/bellwether report last week", "/REPORT 上周"],
)
def test_a_command_is_known_by_its_name_everywhere(line: str) -> None:
    assert routed(line) == ("report", {"period": LAST_WEEK})


def test_a_slash_alone_is_a_cry_for_help() -> None:
    assert routed("/") == ("help", {})
    assert routed("/bellwether") == ("help", {})
    assert routed("帮助") == ("help", {})


def test_what_stands_behind_a_known_account_is_not_taken_for_another_one() -> None:
    with pytest.raises(UnreadPeriod):
        routed("/report acme gibberish")


def test_words_that_begin_like_a_command_stay_a_question() -> None:
    line = "report on what works for bakeries"
    assert routed(line) == ("ask", {"question": line})


def test_all_parameters_of_a_line_are_read() -> None:
    assert routed("/report acme last week by type") == (
        "report",
        {"account": "acme", "period": LAST_WEEK, "by": "type"},
    )


def test_the_longest_account_name_wins_and_quotes_are_allowed() -> None:
    assert routed("/report ACME shoes last week")[1]["account"] == "acme shoes"
    assert routed('/report "acme" last week')[1]["account"] == "acme"


def test_chinese_needs_no_blank_behind_the_account() -> None:
    assert routed("/report acme上周 按 hour") == (
        "report",
        {"account": "acme", "period": LAST_WEEK, "by": "hour"},
    )


def test_free_text_that_asks_for_a_command_brings_its_period_and_account() -> None:
    line = "how did acme do last week?"
    known = {"how did our account do last week?": "report"}
    assert routed(line, known) == ("report", {"account": "acme", "period": LAST_WEEK})


def test_a_keyword_inside_an_account_s_name_is_part_of_the_name() -> None:
    world = World(accounts=("Shoes by Anna",))
    _command, arguments = route(context("/report Shoes by Anna last week", world), Phrases({}))
    assert dict(arguments.values) == {"account": "Shoes by Anna", "period": LAST_WEEK}


@pytest.mark.parametrize("line", ["/report 上周按hour", "/报告上周按 hour", "报告 上周 按hour"])
def test_chinese_lines_need_no_blanks(line: str) -> None:
    assert routed(line) == ("report", {"period": LAST_WEEK, "by": "hour"})


def test_a_name_that_only_the_team_knows_is_no_word_to_match() -> None:
    known = {"how is our account doing": "report", "看看我们的账号": "report"}
    assert routed("how is acme doing", known) == ("report", {"account": "acme"})
    assert routed("看看acme", known) == ("report", {"account": "acme"})


def test_talk_that_asks_for_advice_is_a_question_whatever_it_looks_like() -> None:
    line = "why did our reach drop last month"
    assert routed(line, {line: "ask"}) == ("ask", {"question": line})


def test_a_full_width_slash_is_a_slash() -> None:
    assert routed("／report 上周") == ("report", {"period": LAST_WEEK})


def test_talk_names_no_split() -> None:
    line = "how many likes in the last hour by the way"
    assert routed(line, {line: "report"}) == ("report", {})


def test_a_bare_command_with_an_ambiguous_date_is_asked_back() -> None:
    with pytest.raises(AmbiguousPeriod):
        routed("report 03/04/2025")


def test_what_a_bare_command_could_not_read_is_told_when_the_talk_asks_for_it() -> None:
    line = "report the rainy day"
    with pytest.raises(UsageError):
        routed(line, {line: "report"})


@pytest.mark.parametrize(
    "line", ["report what came in on the day of the big rain", "报告一下最近的情况"]
)
def test_a_sentence_that_begins_with_a_command_s_name_is_talk(line: str) -> None:
    assert routed(line, {line: "report"})[0] == "report"


def test_a_question_that_begins_like_a_forbidden_command_is_a_question() -> None:
    line = "admin panels for small shops"
    assert routed(line) == ("ask", {"question": line})


def test_who_may_not_run_a_command_learns_nothing_of_its_words() -> None:
    with pytest.raises(NotYourRole):
        routed("/admin what")


def test_an_unknown_command_names_the_nearest() -> None:
    with pytest.raises(UnknownCommand, match=r"/repotr.*/report"):
        routed("/repotr last week")


def test_an_unknown_account_names_the_known() -> None:
    with pytest.raises(UnknownName, match=r"nike.*acme, acme shoes"):
        routed("/report nike last week")
    with pytest.raises(UnknownName, match=r"nike.*acme, acme shoes"):
        routed("/report nike")


@pytest.mark.parametrize(
    "line", ["how did nike do last week?", "nike 上周的数据怎么样", "nike's numbers for last week"]
)
def test_a_name_in_talk_that_nobody_has_is_told_with_those_there_are(line: str) -> None:
    with pytest.raises(NoSuchAccount, match=r"no account nike here.*: acme, acme shoes") as nobody:
        routed(line, {line: "report"})
    period = "上周" if "上周" in line else "last week"
    assert nobody.value.lines == (f"/report acme {period}", f"/report acme shoes {period}")


def test_where_there_is_no_account_the_command_itself_says_so() -> None:
    line = "how did nike do"
    command, arguments = route(context(line, World(accounts=())), Phrases({line: "report"}))
    assert (command.name, dict(arguments.values)) == ("report", {})


def test_a_word_may_stand_between_a_bare_command_and_its_arguments() -> None:
    assert routed("report for acme last week") == (
        "report",
        {"account": "acme", "period": LAST_WEEK},
    )
    assert routed("report on last week") == ("report", {"period": LAST_WEEK})


def test_a_bare_command_with_a_period_and_a_name_that_nobody_has_is_no_question() -> None:
    for line in ("report for nike last week", "report nike last week", "报告 nike 上周"):
        with pytest.raises(NoSuchAccount, match=r"nike.*acme, acme shoes"):
            routed(line)
    assert routed("report nike")[0] == "ask"


def test_what_can_be_typed_instead_is_offered() -> None:
    with pytest.raises(UnknownCommand) as unknown:
        routed("/repotr last week")
    assert unknown.value.lines[0] == "/report last week"
    with pytest.raises(UnknownName) as nobody:
        routed("/report nike last week")
    assert nobody.value.lines == ("/report acme last week", "/report acme shoes last week")


def test_a_command_that_changes_something_is_named_and_not_offered() -> None:
    with pytest.raises(UnknownCommand, match=r"/forgot.*/forget") as unknown:
        routed("/forgot 3")
    assert "/forget 3" not in unknown.value.lines


def test_words_that_a_command_can_do_nothing_with_are_told_behind_a_slash_alone() -> None:
    assert routed("/forget 3") == routed("forget 3") == ("forget", {"what": "3"})
    assert routed("forget what I said") == ("ask", {"question": "forget what I said"})
    with pytest.raises(UnknownDocument, match="what I said"):
        routed("/forget what I said")


def test_an_ambiguous_date_is_asked_back_with_both_readings() -> None:
    with pytest.raises(AmbiguousPeriod, match="03/04/2025") as asked:
        routed("/report acme 03/04/2025 by type")
    assert asked.value.lines == (
        "/report acme by type 2025-03-04 to 2025-03-04",
        "/report acme by type 2025-04-03 to 2025-04-03",
    )
    assert routed(asked.value.lines[0])[1] == {
        "account": "acme",
        "by": "type",
        "period": Days(date(2025, 3, 4), date(2025, 3, 4)),
    }


def test_an_unread_period_is_quoted_with_examples() -> None:
    with pytest.raises(UnreadPeriod, match="2025-13-45"):
        routed("/report acme 2025-13-45")


def test_an_unknown_split_names_the_known() -> None:
    with pytest.raises(UnknownName, match=r"colour.*type, hour"):
        routed("/report by colour")


def test_a_missing_word_comes_with_an_example() -> None:
    with pytest.raises(MissingWord, match=r"/ask.*the question.*/ask why"):
        routed("/ask")


def test_messages_that_nobody_types_get_a_sentence() -> None:
    with pytest.raises(EmptyMessage):
        routed(" \n\t ")
    with pytest.raises(LongMessage, match="100000"):
        routed("a" * 100_000)
    with pytest.raises(UnreadableMessage):
        routed("\x00\x01\x02PK\x03\x04\ufffd\ufffd")


def test_a_stray_control_character_is_dropped() -> None:
    assert routed("why\x07 not, really not at all") == (
        "ask",
        {"question": "why not, really not at all"},
    )


@given(st.text(max_size=200))
def test_any_text_is_routed_or_refused_in_words(text: str) -> None:
    with suppress(UsageError):
        route(context(text), Phrases({}))


@given(st.sampled_from(["/report ", "/report acme ", "report "]), st.text(max_size=60))
def test_any_arguments_are_read_or_refused_in_words(head: str, tail: str) -> None:
    with suppress(UsageError):
        route(context(head + tail), Phrases({}))
