"""The way of one message."""

import logging

import anyio
import pytest

from bot.core.model import Outcome, Place, Reply, Request, Role, Text
from tests.fakes.conversation import dispatcher, request
from tests.fakes.frontend import FakeFrontend


def said(reply: Reply | None) -> str:
    assert reply is not None
    (text,) = reply.blocks
    assert isinstance(text, Text)
    return text.body


def test_free_text_becomes_a_question() -> None:
    reply = dispatcher().answer(request("why me?"), FakeFrontend())
    assert said(reply) == "why me?"


def test_a_redelivery_gets_no_second_answer() -> None:
    talk, front = dispatcher(), FakeFrontend()
    assert talk.answer(request("one", id="7"), front) is not None
    assert talk.answer(request("one", id="7"), front) is None
    assert talk.answer(request("one", id="8"), front) is not None


def test_the_language_of_the_reply_is_that_of_the_message() -> None:
    talk = dispatcher()
    english = talk.answer(request("why", id="1"), FakeFrontend())
    chinese = talk.answer(request("为什么 TikTok", id="2"), FakeFrontend())
    assert english is not None
    assert chinese is not None
    assert (english.language, chinese.language) == ("en", "zh")


def test_the_unexpected_becomes_a_number_for_the_person_and_a_line_for_us(
    caplog: pytest.LogCaptureFixture,
) -> None:
    reply = dispatcher().answer(request("/broken"), FakeFrontend())
    assert reply is not None
    assert reply.outcome is Outcome.ERROR
    assert "hunter2" not in said(reply)
    (record,) = (r for r in caplog.records if r.message.startswith("failed"))
    number = record.message.split("reference=")[1]
    assert number in said(reply)
    assert record.exc_info is not None


def test_a_command_for_administrators_is_refused_to_others() -> None:
    front = FakeFrontend()
    reply = dispatcher().answer(request("/admin"), front)
    assert reply is not None
    assert reply.outcome is Outcome.DENIED
    front.roles["ann"] = Role.ADMIN
    allowed = dispatcher().answer(request("/admin"), front)
    assert allowed is not None
    assert allowed.outcome is Outcome.ANSWERED


def test_a_broken_ledger_becomes_a_number_too() -> None:
    class Broken:
        def claim(self, request: Request) -> bool:
            raise OSError("the disk is full")

    reply = dispatcher(ledger=Broken()).answer(request("why"), FakeFrontend())
    assert reply is not None
    assert reply.outcome is Outcome.ERROR


def test_a_command_line_is_answered_in_the_language_of_the_settings() -> None:
    reply = dispatcher(language="zh").answer(request("/help"), FakeFrontend())
    assert reply is not None
    assert reply.language == "zh"


def test_an_answer_for_the_asker_alone_is_withheld_where_everybody_reads() -> None:
    reply = dispatcher().answer(request("/secret"), FakeFrontend())
    assert reply is not None
    assert reply.outcome is Outcome.DENIED
    assert "the secret" not in said(reply)


def test_an_answer_for_the_asker_alone_is_given_in_a_private_chat() -> None:
    private = Place("fake", "team", "ann", private=True)
    reply = dispatcher().answer(request("/secret", place=private), FakeFrontend())
    assert said(reply) == "the secret"


def test_the_log_holds_no_word_of_the_message(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="bellwether")
    dispatcher().answer(request("our secret launch in May"), FakeFrontend())
    assert "command=ask" in caplog.text
    assert "launch" not in caplog.text


def test_many_at_once_are_each_answered() -> None:
    talk, front = dispatcher(), FakeFrontend()
    replies: list[str] = []

    async def one(number: int) -> None:
        replies.append(said(await talk.handle(request(f"q{number}", id=str(number)), front)))

    async def everyone() -> None:
        async with anyio.create_task_group() as group:
            for number in range(40):
                group.start_soon(one, number)

    anyio.run(everyone)
    assert sorted(replies) == sorted(f"q{number}" for number in range(40))
