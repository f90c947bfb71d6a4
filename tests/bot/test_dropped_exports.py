"""Exports dropped in the talk: shown, imported, taken back."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlmodel import Session, select

from analytics.tables import Account, Import, Post
from bot.core.model import HOME_PLATFORM, Facts, Outcome, Place, Reply, Role
from bot.store.tables import Upload
from bot.store.uploads import WAITING
from tests.analytics.exports.files import X_CONTENT, facebook, table
from tests.contract.desks import TerminalDesk, choices
from tests.fakes.talk import Talk, shown

POSTS = facebook(
    {"Views": "40"}, {"Views": "2", "Publish time": "02/20/2025 05:14"}, {"Views": "2"}
)
TABLE = "Date,Text,Likes\n2025-03-18,Hello there,5\n2025-03-19,Good morning,6\n"
LINK = "https://x.com/HarbourLane/status/1410949951765495811"
TWEETS = table(X_CONTENT, [{"Post id": "1410949951765495811", "Post text": "Hi", "Link": LINK}])


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return written(tmp_path, "posts.csv", POSTS)


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def figures(reply: Reply) -> dict[str, float | None]:
    rows = [fact for block in reply.blocks if isinstance(block, Facts) for fact in block.rows]
    return {fact.metric: fact.value for fact in rows}


def labels(reply: Reply) -> list[str]:
    return [choice.label for choice in choices(reply)]


def click(talk: Talk, reply: Reply, label: str) -> Reply:
    return talk.say(next(choice.line for choice in choices(reply) if choice.label == label))


def stored(talk: Talk) -> tuple[int, int]:
    """How many posts and imports there are beside the sample's."""
    with Session(talk.application.engine) as session:
        own = select(Account.id).where(Account.is_sample == False)  # noqa: E712  SQL's own
        posts = session.exec(select(Post.id).where(Post.account_id.in_(own))).all()  # type: ignore[attr-defined]  # SQLModel types a column as its value
        imports = session.exec(select(Import.id).where(Import.account_id.in_(own))).all()  # type: ignore[attr-defined]
        return len(posts), len(imports)


def test_a_dropped_export_is_shown_with_its_rows_and_span_and_stores_nothing(
    talk: Talk, export: Path
) -> None:
    reply = talk.say("", export)
    assert reply.outcome is Outcome.ANSWERED
    assert figures(reply) == {"rows_read": 3, "rows": 3, "rows_skipped": 0}
    assert "Feb 16, 2025 to Feb 20, 2025" in shown(reply)
    assert "US Pacific time" in shown(reply)
    assert labels(reply) == ["Import as a new account, Facebook"]
    assert stored(talk) == (0, 0)


def test_a_click_imports_it_and_another_takes_it_back(talk: Talk, export: Path) -> None:
    done = click(talk, talk.say("", export), "Import as a new account, Facebook")
    assert "in Facebook; posts: 3." in shown(done)
    assert stored(talk) == (3, 1)
    assert "Facebook" in shown(talk.say("/accounts"))
    undone = click(talk, done, "Undo")
    assert "(posts.csv) was taken back from Facebook; posts: 3." in shown(undone)
    assert stored(talk) == (0, 0)


def test_the_second_click_on_the_same_button_changes_nothing(talk: Talk, export: Path) -> None:
    line = choices(talk.say("", export))[0].line
    talk.say(line)
    assert "nothing was changed" in shown(talk.say(line))
    assert stored(talk) == (3, 1)


def test_only_accounts_of_the_file_s_platform_are_offered(
    talk: Talk, export: Path, tmp_path: Path
) -> None:
    click(talk, talk.say("", export), "Import as a new account, Facebook")
    more = written(tmp_path, "more.csv", POSTS.replace("40", "41"))
    assert labels(talk.say("", more)) == ["Import into Facebook"]
    tweets = written(tmp_path, "tweets.csv", TWEETS)
    assert labels(talk.say("", tweets)) == ["Import as a new account, harbourlane"]


def test_a_table_that_names_no_platform_asks_by_the_accounts_and_shows_its_columns(
    talk: Talk, export: Path, tmp_path: Path
) -> None:
    own = written(tmp_path, "own.csv", TABLE)
    reply = talk.say("", own)
    assert figures(reply)["rows_read"] == 2
    assert "Likes | Likes | its name" in shown(reply)
    assert "columns were guessed" in shown(reply)
    assert "Import as a new account, TikTok" in labels(reply)
    click(talk, talk.say("", export), "Import as a new account, Facebook")
    again = talk.say("", own)
    assert labels(again) == ["Import into Facebook"]
    assert "in Facebook; posts: 2." in shown(click(talk, again, "Import into Facebook"))


def test_dropped_comments_go_into_an_account_that_tells_their_platform(
    talk: Talk, export: Path, tmp_path: Path
) -> None:
    comments = written(
        tmp_path,
        "comments.csv",
        "comment_id,post_id,person,published_at,text\nc1,p1,mia,2025-02-16T10:00:00Z,Hi\n",
    )
    click(talk, talk.say("", export), "Import as a new account, Facebook")
    reply = talk.say("", comments)
    assert figures(reply) == {"rows_read": 1, "rows": 1, "rows_skipped": 0}
    done = click(talk, reply, "Import into Facebook")
    assert "in Facebook; comments: 1." in shown(done)
    assert "Comments on posts that Facebook does not have: 1." in shown(done)
    assert "comments: 1." in shown(click(talk, done, "Undo"))


def test_a_dropped_graph_becomes_a_new_account(talk: Talk, tmp_path: Path) -> None:
    graph = written(
        tmp_path,
        "friends.gml",
        "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ]",
    )
    reply = talk.say("", graph)
    assert "friends.gml: a list of connections" in shown(reply)
    assert labels(reply) == ["Import as a new account, Network"]
    done = click(talk, reply, "Import as a new account, Network")
    assert "in Network; edges: 1." in shown(done)


def test_a_new_account_may_have_a_name_of_its_own(talk: Talk, export: Path) -> None:
    line = choices(talk.say("", export))[0].line.removesuffix(" Facebook")
    assert "in harbour lane; posts: 3." in shown(talk.say(f"{line} harbour lane"))


def test_without_a_name_the_only_account_that_fits_is_taken(talk: Talk, export: Path) -> None:
    line = choices(talk.say("", export))[0].line.removesuffix(" Facebook")
    assert talk.say(line).outcome is Outcome.USAGE
    talk.say(f"{line} Facebook")
    assert "nothing was changed" in shown(talk.say(line))


def test_an_account_of_another_platform_refuses_the_file(
    talk: Talk, export: Path, tmp_path: Path
) -> None:
    click(talk, talk.say("", export), "Import as a new account, Facebook")
    line = choices(talk.say("", written(tmp_path, "tweets.csv", TWEETS)))[0].line
    refused = talk.say(line.replace("harbourlane", "facebook"))
    assert "Facebook holds Facebook figures and this file is from X." in shown(refused)


def test_another_workspace_cannot_confirm_or_undo(talk: Talk, export: Path) -> None:
    other = replace(talk, place=Place("fake", "other team", "general"))
    elsewhere = replace(talk, place=Place("other", talk.place.workspace, "general"))
    line = choices(talk.say("", export))[0].line
    for stranger in (other, elsewhere):
        assert "No file waits here" in shown(stranger.say(line))
    done = talk.say(line)
    undo = next(choice.line for choice in choices(done) if choice.label == "Undo")
    assert "There is no import" in shown(other.say(undo))
    assert stored(talk) == (3, 1)


def test_a_member_can_neither_import_nor_undo(talk: Talk, export: Path) -> None:
    line = choices(talk.say("", export))[0].line
    member = replace(talk, role=Role.MEMBER)
    assert member.say("", export).outcome is Outcome.DENIED
    assert member.say(line).outcome is Outcome.DENIED
    assert member.say("/undo").outcome is Outcome.DENIED


def test_a_file_waits_a_day_and_no_longer(talk: Talk, export: Path) -> None:
    line = choices(talk.say("", export))[0].line
    later = replace(talk, application=talk.application)
    talk.application._clock = lambda: talk.at + timedelta(days=1)
    del talk.application.__dict__["dispatcher"]
    assert "A file is kept for a day" in shown(later.say(line))


def test_of_many_files_the_newest_wait(talk: Talk, tmp_path: Path) -> None:
    for number in range(WAITING + 2):
        talk.say("", written(tmp_path, f"{number}.csv", POSTS.replace("40", str(number))))
    with Session(talk.application.engine) as session:
        assert len(session.exec(select(Upload.key)).all()) == WAITING


def test_undo_alone_offers_the_newest_imports(talk: Talk, export: Path) -> None:
    assert talk.say("/undo").outcome is Outcome.NOT_FOUND
    click(talk, talk.say("", export), "Import as a new account, Facebook")
    offered = talk.say("/undo")
    assert labels(offered) == ["posts.csv in Facebook"]
    assert "was taken back" in shown(click(talk, offered, "posts.csv in Facebook"))


@pytest.mark.parametrize("number", ["0", "999999999", "-1", "x", "1 2", "9" * 30, "٣"])
def test_undo_of_no_import_says_so(talk: Talk, number: str) -> None:
    assert talk.say(f"/undo {number}").outcome is Outcome.USAGE


def test_a_file_that_is_no_export_is_told_and_stops_no_other(
    talk: Talk, export: Path, tmp_path: Path
) -> None:
    notes = written(tmp_path, "notes.csv", "name,age\nAnn,5\n")
    reply = talk.say("", notes, export)
    assert reply.outcome is Outcome.ANSWERED
    assert shown(reply).startswith("notes.csv is not an export that I know.")
    assert labels(reply) == ["Import as a new account, Facebook"]
    assert talk.say("", notes).outcome is Outcome.USAGE


def test_import_is_a_word_of_any_talk_without_its_slash(talk: Talk) -> None:
    said = talk.say("import ideas for a new market")
    assert "No file waits" not in shown(said)
    assert "Drop an export here" in shown(talk.say("/import"))


def test_the_terminal_imports_a_file_whose_path_is_typed(talk: Talk, export: Path) -> None:
    desk = TerminalDesk(talk.application)
    assert "Import as a new account, Facebook" in desk.say(str(export))
    assert "posts: 3." in desk.choose(1)
    assert HOME_PLATFORM == "terminal"
    assert "was taken back" in desk.choose(2)


def test_a_chinese_talk_is_answered_in_chinese(talk: Talk, export: Path) -> None:
    desk = replace(talk)
    reply = desk.say("帮我导入", export)
    assert labels(reply) == ["导入为新账号“Facebook”"]


def test_a_table_that_tells_no_platform_is_not_called_one_of_any(
    talk: Talk, tmp_path: Path
) -> None:
    said = shown(talk.say("", written(tmp_path, "plan.csv", TABLE)))
    assert "plan.csv: a table of posts" in said
    assert "Instagram" not in said


def test_an_archive_is_to_be_unpacked_first(talk: Talk, tmp_path: Path) -> None:
    file = tmp_path / "exports.zip"
    with ZipFile(file, "w") as archive:
        archive.writestr("posts.csv", POSTS)
    assert "Unpack it" in shown(talk.say("", file))


def test_no_other_metric_is_offered_than_one_that_the_posts_have(talk: Talk, export: Path) -> None:
    click(talk, talk.say("", export), "Import as a new account, Facebook")
    offered = talk.say("/top Facebook views 2025-02-01 to 2025-02-28")
    for choice in choices(offered):
        assert talk.say(choice.line).outcome is Outcome.ANSWERED, choice.line
