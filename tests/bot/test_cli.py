"""The command `bellwether`, as a shell calls it."""

import json
from pathlib import Path

import pytest

from tests.bot.conftest import Shell

DAYS = (
    '"Date","Tweets published","impressions","engagements","engagement rate","retweets",'
    '"replies","likes"\n'
    '"2021-06-05","3","24739","1002","0.0405","26","13","132"\n'
    '"2021-06-06","3","13225","422","0.0319","7","6","36"\n'
)


def test_an_answer_as_json_has_the_contract_s_fields(shell: Shell) -> None:
    ran = shell("ask", "how do I choose a platform?", "--json")
    answer = json.loads(ran.out)
    assert ran.status == 0
    assert list(answer) == [
        "outcome",
        "language",
        "blocks",
        "articles",
        "confidence",
        "elapsed_ms",
    ]
    assert answer["outcome"] == "answered"
    assert answer["articles"][0] == "choosing-platforms"
    assert 0 <= answer["confidence"] <= 1


def test_what_is_not_found_leaves_with_0_and_a_usage_error_with_2(shell: Shell) -> None:
    assert shell("ask", "how do I boil an egg").status == 0
    wrong = shell("ask", "/raport")
    assert wrong.status == 2
    assert wrong.out == ""
    assert "/report" in wrong.err


def test_wrong_options_are_one_line_with_the_next_step(shell: Shell) -> None:
    ran = shell("ask", "--colour", "red")
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert "bellwether ask --help" in ran.err


def test_a_batch_is_answered_in_order_with_its_ids(shell: Shell, tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    lines = [
        {"id": "b", "text": "怎么选择合适的社交媒体平台"},
        {"id": 7, "text": "/report"},
        {"id": "a", "text": "do hashtags still work", "language": "zh"},
    ]
    batch.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    answers = [json.loads(line) for line in shell("ask", "--batch", str(batch)).out.splitlines()]
    assert [answer["id"] for answer in answers] == ["b", 7, "a"]
    assert [answer["language"] for answer in answers] == ["zh", "en", "zh"]


def test_a_broken_line_of_a_batch_is_named_and_the_others_answered(
    shell: Shell, tmp_path: Path
) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text('\ufeff{"id": 1, "text": "/help"}\n{"id": 2}\n{"id": "3", "text": "/help"}\n')
    ran = shell("ask", "--batch", str(batch))
    assert ran.status == 1
    assert "batch.jsonl:2: text" in ran.err
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == [1, "3"]


def test_an_import_is_previewed_stored_reported_and_undone(shell: Shell, tmp_path: Path) -> None:
    export = tmp_path / "days.csv"
    export.write_text(DAYS)

    preview = json.loads(shell("import", str(export), "--account", "acme", "--json").out)
    assert (preview["id"], preview["rows_stored"]) == (None, 0)

    done = json.loads(shell("import", str(export), "--account", "acme", "--yes", "--json").out)
    assert (done["platform"], done["kind"]) == ("x", "days")
    assert (done["rows_read"], done["rows_stored"], done["rows_skipped"]) == (2, 2, [])
    assert (done["first_day"], done["last_day"]) == ("2021-06-05", "2021-06-06")

    report = json.loads(shell("ask", "/report acme 2021-06-05 to 2021-06-06", "--json").out)
    (facts,) = (block["rows"] for block in report["blocks"] if block["type"] == "facts")
    sums = {row["metric"]: (row["value"], row["n"]) for row in facts}
    assert sums["impressions"] == (24739 + 13225, 2)
    assert sums["posts"] == (6, 2)

    assert "acme" in shell("accounts").out
    shell("import", "--undo", str(done["id"]))
    assert "acme" not in shell("accounts").out


def test_comments_are_imported_into_the_account_that_tells_their_platform(
    shell: Shell, tmp_path: Path
) -> None:
    days, comments = tmp_path / "days.csv", tmp_path / "comments.csv"
    days.write_text(DAYS)
    comments.write_text(
        "comment_id,post_id,person,published_at,text\n"
        'c1,p1,mia,2021-06-05T23:30:00-05:00,"Open on\nSunday?"\n'
        "c2,p1,acme,2021-06-06T09:00:00Z,Yes\nc1,p1,mia,2021-06-06,Again\n"
    )
    new = shell("import", str(comments), "--account", "acme", "--json")
    assert (new.status, "--platform" in new.err) == (1, True)
    shell("import", str(days), "--account", "acme", "--yes")
    done = json.loads(shell("import", str(comments), "--account", "acme", "--yes", "--json").out)
    assert (done["platform"], done["kind"]) == ("x", "comments")
    assert (done["rows_read"], done["rows_stored"]) == (3, 2)
    assert done["rows_skipped"] == [
        {"line": 5, "why": "The comment c1 stands in the file before, on line 2."}
    ]
    assert done["doubts"] == ["Comments on posts that acme does not have: 2. They are kept."]
    assert (done["first_day"], done["last_day"]) == ("2021-06-06", "2021-06-06")
    assert "comments: 2." in shell("import", "--undo", str(done["id"])).out


def test_connections_are_imported_and_undone(shell: Shell, tmp_path: Path) -> None:
    network = tmp_path / "friends.csv"
    network.write_text("source,target\nann,ben\nben,cid\ncid,cid\n")
    call = ("import", str(network), "--account", "friends", "--platform", "network")
    assert "friends.csv: a list of connections" in shell(*call).out
    done = json.loads(shell(*call, "--yes", "--json").out)
    assert (done["platform"], done["kind"]) == ("network", "edges")
    assert (done["rows_read"], done["rows_stored"]) == (3, 2)
    assert done["rows_skipped"] == [{"line": 4, "why": "The connection leads from cid to itself."}]
    assert (done["doubts"], done["first_day"], done["last_day"]) == ([], None, None)
    assert "friends" in shell("accounts").out
    assert "edges: 2." in shell("import", "--undo", str(done["id"])).out
    assert "friends" not in shell("accounts").out


def test_made_up_figures_take_no_real_ones_beside_them(shell: Shell, tmp_path: Path) -> None:
    export = tmp_path / "days.csv"
    export.write_text(DAYS)
    shell("ask", "/accounts")
    refused = shell("import", str(export), "--account", "sample", "--yes")
    assert (refused.status, "sample figures" in refused.err) == (1, True)
    assert shell("import", "--undo", "1").status == 1


def test_a_file_that_breaks_off_is_refused_and_nothing_stored(shell: Shell, tmp_path: Path) -> None:
    export = tmp_path / "days.csv"
    export.write_text(DAYS[:-30])
    refused = shell("import", str(export), "--account", "acme", "--yes")
    assert refused.status == 1
    assert "breaks off" in refused.err
    assert "acme" not in shell("accounts").out


def test_without_yes_nothing_is_stored(shell: Shell, tmp_path: Path) -> None:
    export = tmp_path / "days.csv"
    export.write_text(DAYS)
    ran = shell("import", str(export), "--account", "acme")
    assert ran.status == 0
    assert "--yes" in ran.out
    assert "acme" not in shell("accounts").out


def test_a_file_that_is_no_export_is_refused_in_one_line(shell: Shell, tmp_path: Path) -> None:
    other = tmp_path / "notes.csv"
    other.write_text("name,colour\nann,red\n")
    ran = shell("import", str(other), "--account", "acme", "--yes")
    assert ran.status == 1
    assert ran.err.count("\n") == 1
    assert "notes.csv" in ran.err


def test_a_file_that_is_not_there_is_refused_in_one_line(shell: Shell) -> None:
    ran = shell("import", "nowhere.csv", "--account", "acme", "--yes")
    assert ran.status == 2
    assert "nowhere.csv" in ran.err
    assert "Traceback" not in ran.err


def test_a_wrong_setting_is_named(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELLWETHER_TIMEZONE", "Mars")
    ran = shell("ask", "why?")
    assert ran.status == 1
    assert "BELLWETHER_TIMEZONE (environment)" in ran.err


def test_a_place_is_linked_by_its_address(shell: Shell) -> None:
    shell("ask", "/accounts")
    assert shell("link", "slack:T1:C1", "--account", "sample").status == 0
    assert shell("link", "slack", "--account", "sample").status == 1
    assert "nike" in shell("link", "slack:T1:C1", "--account", "nike").err


def test_the_doctor_names_the_next_step(shell: Shell) -> None:
    assert "bellwether db upgrade" in shell("doctor").out
    shell("db", "upgrade")
    assert "bellwether db upgrade" not in shell("doctor").out


def test_the_doctor_names_a_setting_that_nobody_reads(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BELLWETHER_TYPO", "1")
    monkeypatch.setenv("BELLWETHER_TIMEZON", "UTC")
    said = shell("doctor").out
    assert "BELLWETHER_TYPO (environment) is read by nobody\n     What is read: BELLWETHER_" in said
    assert "BELLWETHER_TIMEZON (environment) is read by nobody" in said
    assert "Did you mean BELLWETHER_TIMEZONE?" in said


def test_a_setting_that_nobody_reads_is_told_at_the_start(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BELLWETHER_TIMEZON", "UTC")
    told = shell("ask", "/help").err
    assert "setting_unread variable=BELLWETHER_TIMEZON where=environment" in told
    assert "meant=BELLWETHER_TIMEZONE" in told


def test_the_articles_are_listed_and_clean(shell: Shell) -> None:
    assert "choosing-platforms" in shell("knowledge", "list").out
    assert shell("knowledge", "lint").status == 0


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """Two questions of the dev half that the base can be asked, and one of the test half."""
    lines = [
        {"text": "which platform should I choose", "slug": "choosing-platforms", "split": "dev"},
        {"text": "how do I boil an egg", "kind": "off_topic", "split": "dev"},
        {"text": "do hashtags still work", "slug": "hashtags", "split": "test"},
    ]
    file = tmp_path / "questions.jsonl"
    common = {"language": "en", "kind": "real"}
    file.write_text("\n".join(json.dumps(common | line) for line in lines))
    return file


@pytest.fixture
def public(tmp_path: Path) -> Path:
    """A folder with a public set of one question."""
    pair = {"question": "open a file", "answer": ["call open"], "rephr": ["how to open files"]}
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / "stackfaq.json").write_text(json.dumps({"root": {"qapair": [pair]}}))
    return folder


def test_the_search_is_measured_by_kind_and_on_public_sets(
    shell: Shell, questions: Path, public: Path
) -> None:
    shown = shell(
        "knowledge", "evaluate", str(questions), "--split", "dev", "--public", str(public)
    )
    lines = [line.replace("│", " ").split() for line in shown.out.splitlines()]
    assert ["real", "1", "1.000", "1.000", "1.000", "1.000"] in lines
    assert ["off_topic", "1", "1.000"] in lines
    assert ["StackFAQ", "1", "1.000", "1.000", "1.000", "-", "hit@1", "0.955", "0.956"] in lines


def test_the_figures_of_the_search_come_as_one_json_object(
    shell: Shell, questions: Path, public: Path
) -> None:
    ran = shell("knowledge", "evaluate", str(questions), "--public", str(public), "--json")
    figures = json.loads(ran.out)
    (language,) = figures["languages"]
    assert (language["language"], language["found"]["n"]) == ("en", 2)
    assert [(each["kinds"], each["n"]) for each in language["declined_by_kind"]] == [
        (["off_topic"], 1)
    ]
    (one,) = figures["public"]
    assert one["target"] == {"figure": "hit@1", "wanted": 0.955, "research": 0.956}


def test_without_a_checkout_the_questions_are_asked_for(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cli.knowledge.QUESTIONS", tmp_path / "nowhere.jsonl")
    ran = shell("knowledge", "evaluate")
    assert (ran.status, ran.out) == (2, "")
    assert "FILE" in ran.err


def test_help_names_every_subcommand(shell: Shell) -> None:
    shown = shell("--help").out
    for name in ("chat", "ask", "import", "accounts", "link", "knowledge", "db", "doctor"):
        assert name in shown
