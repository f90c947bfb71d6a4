"""`/timing`, `/formats`, `/hashtags` and `/compare` in a talk."""

import pytest

from bot.core.model import (
    Chart,
    Choices,
    Facts,
    Outcome,
    Reply,
    Table,
)
from tests.fakes.talk import Talk, shown


def facts(reply: Reply) -> dict[str, float | None]:
    return {row.metric: row.value for b in reply.blocks if isinstance(b, Facts) for row in b.rows}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/timing", "Surely better:"),
        ("/发布时间 触达", "确定更好："),
        ("/formats", "Surely better: reel."),
        ("/内容形式", "确定更好：Reels。"),
        ("/hashtags", "No hashtag surely goes with better results"),
        ("/话题标签", "没有哪个标签确定与更好的效果相伴"),
        ("/compare", "No real difference"),
        ("/compare reel vs image", "A real difference: reel has"),
        ("/对比 上个月和前一个月", "没有真正的差异"),
    ],
)
def test_the_verdict_the_sample_and_its_freshness_are_told(
    at_home: Talk, line: str, said: str
) -> None:
    reply = at_home.say(line)
    assert reply.outcome is Outcome.ANSWERED
    text = shown(reply)
    assert said in text
    assert "made-up sample figures" in text or "虚构的示例数据" in text
    assert any(isinstance(block, Chart) for block in reply.blocks)


@pytest.mark.parametrize(
    "line", ["/timing saves", "/formats", "/hashtags", "/compare", "/compare reel vs image"]
)
def test_every_choice_is_a_line_that_answers(at_home: Talk, line: str) -> None:
    (choices,) = (b for b in at_home.say(line).blocks if isinstance(b, Choices))
    for choice in choices.items:
        assert at_home.say(choice.line).outcome is Outcome.ANSWERED, choice.line


def test_hours_too_few_to_say_are_no_bars(at_home: Talk) -> None:
    reply = at_home.say("/timing last 30 days")
    tables = [block for block in reply.blocks if isinstance(block, Table)]
    assert "too few posts to say" in {row[-1] for table in tables for row in table.rows}


def test_a_comparison_has_both_medians_and_the_ratio(at_home: Talk) -> None:
    reply = at_home.say("/compare saves carousel vs image last 365 days")
    assert set(facts(reply)) == {"median_saves", "ratio_saves"}
    ratio = facts(reply)["ratio_saves"]
    assert ratio is not None
    assert ratio > 2  # carousels are saved 3.7 times as often, on 1.4 times the reach


def test_a_rate_is_compared_by_its_own_name(at_home: Talk) -> None:
    reply = at_home.say("/compare engagement_rate_by_reach reel vs image last 365 days")
    assert "engagement_rate_by_reach" in facts(reply)
    assert "2,000 resamplings" in shown(reply)


@pytest.mark.parametrize(
    "line",
    ["/compare coffee vs tea", "/compare reel vs sample", "/compare Q3 vs Q2 last 30 days"],
)
def test_what_cannot_be_compared_comes_with_examples(at_home: Talk, line: str) -> None:
    reply = at_home.say(line)
    assert reply.outcome is Outcome.USAGE
    assert "two things to compare" in shown(reply)
    assert any(isinstance(block, Choices) for block in reply.blocks)


def test_a_type_that_the_account_lacks_is_told(at_home: Talk) -> None:
    reply = at_home.say("/compare reel vs live")
    assert reply.outcome is Outcome.NOT_FOUND
    assert "no posts of that kind" in shown(reply)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("when do our posts do best?", "timing"),
        ("我们周几发的帖子效果最好", "timing"),
        ("which hashtags work best for us", "hashtags"),
        ("which format works best for us", "formats"),
        ("did our reels do better than our images", "compare"),
        ("when is the best time to post on instagram", None),
        ("which hashtags should I use", None),
        ("which content format works best on linkedin", None),
        ("几点发内容流量最好", None),
        ("should we post reels or images", "ask"),
        ("how do photos and videos compare on instagram", None),
    ],
)
def test_figures_of_ours_are_told_from_advice(talk: Talk, text: str, command: str | None) -> None:
    assert talk.application.matcher.match(text) == command


def test_free_text_brings_the_two_sides(at_home: Talk) -> None:
    assert "reel against image" in shown(at_home.say("did our reels do better than our images"))


def test_two_platforms_that_are_not_ours_are_a_question(at_home: Talk) -> None:
    assert not facts(at_home.say("compare linkedin and tiktok"))


def test_a_place_without_an_account_gets_no_figure(talk: Talk) -> None:
    for line in ("/timing", "/formats", "/hashtags", "/compare", "/compare reel vs image"):
        reply = talk.say(line)
        assert reply.outcome is Outcome.DENIED
        assert not facts(reply)
