"""The command `bellwether`, as a shell calls it."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main

DAYS = (
    '"Date","Tweets published","impressions","engagements","engagement rate","retweets",'
    '"replies","likes"\n'
    '"2021-06-05","3","24739","1002","0.0405","26","13","132"\n'
    '"2021-06-06","3","13225","422","0.0319","7","6","36"\n'
)


@dataclass(frozen=True)
class Ran:
    """How a call ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(
    prepared_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Calls the command with a database of its own."""
    monkeypatch.setenv("BELLWETHER_HOME", str(prepared_home))
    monkeypatch.setenv("BELLWETHER_DATABASE_URL", f"sqlite:///{tmp_path / 'cli.db'}")
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["bellwether", *words])
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        return Ran(int(left.value.code or 0), printed.out, printed.err)

    return call


def test_an_answer_as_json_has_the_contract_s_fields(run: Run) -> None:
    ran = run("ask", "how do I choose a platform?", "--json")
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


def test_what_is_not_found_leaves_with_0_and_a_usage_error_with_2(run: Run) -> None:
    assert run("ask", "how do I boil an egg").status == 0
    wrong = run("ask", "/raport")
    assert wrong.status == 2
    assert wrong.out == ""
    assert "/report" in wrong.err


def test_wrong_options_are_one_line_with_the_next_step(run: Run) -> None:
    ran = run("ask", "--colour", "red")
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert "bellwether ask --help" in ran.err


def test_a_batch_is_answered_in_order_with_its_ids(run: Run, tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    lines = [
        {"id": "b", "text": "怎么选择合适的社交媒体平台"},
        {"id": 7, "text": "/report"},
        {"id": "a", "text": "do hashtags still work", "language": "zh"},
    ]
    batch.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    answers = [json.loads(line) for line in run("ask", "--batch", str(batch)).out.splitlines()]
    assert [answer["id"] for answer in answers] == ["b", 7, "a"]
    assert [answer["language"] for answer in answers] == ["zh", "en", "zh"]


def test_a_broken_line_of_a_batch_is_named_and_the_others_answered(
    run: Run, tmp_path: Path
) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text('\ufeff{"id": 1, "text": "/help"}\n{"id": 2}\n{"id": "3", "text": "/help"}\n')
    ran = run("ask", "--batch", str(batch))
    assert ran.status == 1
    assert "batch.jsonl:2: text" in ran.err
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == [1, "3"]


def test_an_import_is_previewed_stored_reported_and_undone(run: Run, tmp_path: Path) -> None:
    export = tmp_path / "days.csv"
    export.write_text(DAYS)

    preview = json.loads(run("import", str(export), "--account", "acme", "--json").out)
    assert (preview["id"], preview["rows_stored"]) == (None, 0)

    done = json.loads(run("import", str(export), "--account", "acme", "--yes", "--json").out)
    assert (done["platform"], done["kind"]) == ("x", "days")
    assert (done["rows_read"], done["rows_stored"], done["rows_skipped"]) == (2, 2, [])
    assert (done["first_day"], done["last_day"]) == ("2021-06-05", "2021-06-06")

    report = json.loads(run("ask", "/report acme 2021-06-05 to 2021-06-06", "--json").out)
    (facts,) = (block["rows"] for block in report["blocks"] if block["type"] == "facts")
    sums = {row["metric"]: (row["value"], row["n"]) for row in facts}
    assert sums["impressions"] == (24739 + 13225, 2)
    assert sums["posts"] == (6, 2)

    assert "acme" in run("accounts").out
    run("import", "--undo", str(done["id"]))
    assert "acme" not in run("accounts").out


def test_made_up_figures_take_no_real_ones_beside_them(run: Run, tmp_path: Path) -> None:
    export = tmp_path / "days.csv"
    export.write_text(DAYS)
    run("ask", "/accounts")
    refused = run("import", str(export), "--account", "sample", "--yes")
    assert (refused.status, "sample figures" in refused.err) == (1, True)
    assert run("import", "--undo", "1").status == 1


def test_a_file_that_breaks_off_is_refused_and_nothing_stored(run: Run, tmp_path: Path) -> None:
    export = tmp_path / "days.csv"
    export.write_text(DAYS[:-30])
    refused = run("import", str(export), "--account", "acme", "--yes")
    assert refused.status == 1
    assert "breaks off" in refused.err
    assert "acme" not in run("accounts").out


def test_without_yes_nothing_is_stored(run: Run, tmp_path: Path) -> None:
    export = tmp_path / "days.csv"
    export.write_text(DAYS)
    ran = run("import", str(export), "--account", "acme")
    assert ran.status == 0
    assert "--yes" in ran.out
    assert "acme" not in run("accounts").out


def test_a_file_that_is_no_export_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "notes.csv"
    other.write_text("name,colour\nann,red\n")
    ran = run("import", str(other), "--account", "acme", "--yes")
    assert ran.status == 1
    assert ran.err.count("\n") == 1
    assert "notes.csv" in ran.err


def test_a_file_that_is_not_there_is_refused_in_one_line(run: Run) -> None:
    ran = run("import", "nowhere.csv", "--account", "acme", "--yes")
    assert ran.status == 2
    assert "nowhere.csv" in ran.err
    assert "Traceback" not in ran.err


def test_a_wrong_setting_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELLWETHER_TIMEZONE", "Mars")
    ran = run("ask", "why?")
    assert ran.status == 1
    assert "BELLWETHER_TIMEZONE (environment)" in ran.err


def test_a_place_is_linked_by_its_address(run: Run) -> None:
    run("ask", "/accounts")
    assert run("link", "slack:T1:C1", "--account", "sample").status == 0
    assert run("link", "slack", "--account", "sample").status == 1
    assert "nike" in run("link", "slack:T1:C1", "--account", "nike").err


def test_the_doctor_names_the_next_step(run: Run) -> None:
    assert "bellwether db upgrade" in run("doctor").out
    run("db", "upgrade")
    assert "bellwether db upgrade" not in run("doctor").out


def test_the_doctor_names_a_setting_that_nobody_reads(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BELLWETHER_TYPO", "1")
    monkeypatch.setenv("BELLWETHER_TIMEZON", "UTC")
    said = run("doctor").out
    assert "BELLWETHER_TYPO (environment) is read by nobody\n     What is read: BELLWETHER_" in said
    assert "BELLWETHER_TIMEZON (environment) is read by nobody" in said
    assert "Did you mean BELLWETHER_TIMEZONE?" in said


def test_a_setting_that_nobody_reads_is_told_at_the_start(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BELLWETHER_TIMEZON", "UTC")
    told = run("ask", "/help").err
    assert "setting_unread variable=BELLWETHER_TIMEZON where=environment" in told
    assert "meant=BELLWETHER_TIMEZONE" in told


def test_the_articles_are_listed_and_clean(run: Run) -> None:
    assert "choosing-platforms" in run("knowledge", "list").out
    assert run("knowledge", "lint").status == 0


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
    run: Run, questions: Path, public: Path
) -> None:
    shown = run("knowledge", "evaluate", str(questions), "--split", "dev", "--public", str(public))
    lines = [line.replace("│", " ").split() for line in shown.out.splitlines()]
    assert ["real", "1", "1.000", "1.000", "1.000", "1.000"] in lines
    assert ["off_topic", "1", "1.000"] in lines
    assert ["StackFAQ", "1", "1.000", "1.000", "1.000", "-", "hit@1", "0.955", "0.956"] in lines


def test_the_figures_of_the_search_come_as_one_json_object(
    run: Run, questions: Path, public: Path
) -> None:
    ran = run("knowledge", "evaluate", str(questions), "--public", str(public), "--json")
    figures = json.loads(ran.out)
    (language,) = figures["languages"]
    assert (language["language"], language["found"]["n"]) == ("en", 2)
    assert [(each["kinds"], each["n"]) for each in language["declined_by_kind"]] == [
        (["off_topic"], 1)
    ]
    (one,) = figures["public"]
    assert one["target"] == {"figure": "hit@1", "wanted": 0.955, "research": 0.956}


def test_without_a_checkout_the_questions_are_asked_for(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cli.knowledge.QUESTIONS", tmp_path / "nowhere.jsonl")
    ran = run("knowledge", "evaluate")
    assert (ran.status, ran.out) == (2, "")
    assert "FILE" in ran.err


def test_help_names_every_subcommand(run: Run) -> None:
    shown = run("--help").out
    for name in ("chat", "ask", "import", "accounts", "link", "knowledge", "db", "doctor"):
        assert name in shown
