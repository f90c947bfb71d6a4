"""Platforms against each other, each standing for its accounts."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from sqlmodel import Session

from analytics.imports import preview, store
from bot.core.model import HOME_PLATFORM, HOME_WORKSPACE, Outcome, Place
from tests.fakes.talk import Talk, shown

DATED = "Date,Text,Reach\n" + "".join(f"2025-03-{day:02},Post {day},{day}\n" for day in range(1, 9))
UNDATED = "Text,Reach\nHello there,9\nGood morning,8\n"


def known(talk: Talk, account: str, platform: str, table: str) -> None:
    """An account with the posts of a table."""
    found = preview(
        table.encode(), "posts.csv", platform=platform, zone=ZoneInfo("UTC"), now=talk.at
    )
    with Session(talk.application.engine) as session:
        store(session, found, workspace=HOME_WORKSPACE, account=account, now=talk.at)


def test_an_account_without_dates_keeps_its_platform_from_no_comparison(talk: Talk) -> None:
    known(talk, "drafts", "instagram", UNDATED)
    known(talk, "harbour", "instagram", DATED)
    known(talk, "quay", "facebook", DATED)
    at_home = replace(talk, place=Place(HOME_PLATFORM, HOME_WORKSPACE, "here"))
    reply = at_home.say("/compare instagram vs facebook")
    assert reply.outcome is Outcome.ANSWERED
    assert shown(reply).startswith("harbour against quay, by Reach")
