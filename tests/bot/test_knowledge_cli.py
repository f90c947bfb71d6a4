"""`bellwether knowledge add`, `list` and `remove`, and what `ask` makes of them."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bot.conftest import Shell
from tests.knowledge import samples

WAREHOUSE = "Samples for creators leave the Leipzig warehouse on Thursdays."
QUESTION = "when do samples for creators leave the warehouse"


@dataclass(frozen=True)
class Desk:
    """A shell, and a document to add from it."""

    shell: Shell
    rules: Path

    def answer(self, question: str = QUESTION, workspace: str = "local") -> str:
        """What is printed for the question."""
        return self.shell("ask", question, "--workspace", workspace, "--json").out

    def listed(self, *words: str) -> list[str]:
        """The lines of the team's own documents."""
        lines = self.shell("knowledge", "list", *words).out.splitlines()
        return [line for line in lines if line.startswith(("document  ", "taught  "))]


@pytest.fixture
def desk(shell: Shell) -> Desk:
    rules = Path("rules.md").resolve()
    rules.write_text(f"# Parcels\n{WAREHOUSE}\n")
    return Desk(shell, rules)


def test_a_document_is_added_listed_found_and_removed(desk: Desk) -> None:
    added = desk.shell("knowledge", "add", "rules.md")
    assert (added.status, added.out) == (0, "document  1  rules.md  1 passages\n")
    assert desk.listed()[0].startswith("document  1  rules.md  20")
    assert WAREHOUSE in desk.answer()
    removed = desk.shell("knowledge", "remove", "1")
    assert (removed.status, removed.out) == (0, "document  1  rules.md  is forgotten\n")
    assert desk.listed() == []
    assert WAREHOUSE not in desk.answer()


def test_a_document_is_found_by_its_own_workspace_alone(desk: Desk) -> None:
    desk.shell("knowledge", "add", "rules.md", "--workspace", "T1")
    assert WAREHOUSE in desk.answer(workspace="T1")
    assert WAREHOUSE not in desk.answer()
    assert desk.listed() == []
    assert len(desk.listed("--workspace", "T1")) == 1


def test_the_same_file_again_changes_nothing(desk: Desk) -> None:
    desk.shell("knowledge", "add", "rules.md")
    again = desk.shell("knowledge", "add", "rules.md")
    assert (again.status, again.out) == (0, "document  1  rules.md  1 passages  (known already)\n")
    assert len(desk.listed()) == 1


def test_a_changed_file_takes_the_place_of_the_old_one(desk: Desk) -> None:
    desk.shell("knowledge", "add", "rules.md")
    desk.rules.write_text(f"# Parcels\n{WAREHOUSE.replace('Thursdays', 'Mondays')}\n")
    assert desk.shell("knowledge", "add", "rules.md").out.startswith("document  2  ")
    assert len(desk.listed()) == 1
    answer = desk.answer()
    assert "Mondays" in answer
    assert "Thursdays" not in answer


def test_a_new_document_never_gets_an_old_number(desk: Desk) -> None:
    desk.shell("knowledge", "add", "rules.md")
    desk.shell("knowledge", "remove", "1")
    assert desk.shell("knowledge", "add", "rules.md").out.startswith("document  2  ")
    assert WAREHOUSE in desk.answer()


def test_a_folder_is_read_whole_and_what_cannot_be_read_is_named(desk: Desk) -> None:
    folder = Path("team")
    (folder / "deep").mkdir(parents=True)
    samples.pdf(folder / "secret.pdf", [["Hidden"]], "open sesame")
    (folder / "half.pdf").write_text("%PDF-1.7 and no more")
    (folder / "empty.txt").write_text(" \n")
    (folder / "table.xlsx").write_text("a,b\n1,2\n")
    samples.docx(folder / "deep" / "plan.docx", samples.paragraph(WAREHOUSE))
    ran = desk.shell("knowledge", "add", "team", "rules.md", "nowhere.md")
    assert ran.status == 1
    assert [line.split()[2] for line in ran.out.splitlines()] == ["plan.docx", "rules.md"]
    told = {line.split()[1]: line for line in ran.err.splitlines() if "bellwether: " in line}
    assert set(told) == {"secret.pdf", "half.pdf", "empty.txt", "table.xlsx", "nowhere.md"}
    for line in told.values():
        assert any(step in line for step in ("Save", "Send", "Check")), line


def test_a_number_that_no_document_has_is_refused_in_one_line(desk: Desk) -> None:
    ran = desk.shell("knowledge", "remove", "7")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "bellwether: There is no document 7 here. See: /knowledge, or bellwether knowledge list\n"
    )
    assert desk.shell("knowledge", "remove", "0").status == 2
    assert desk.shell("knowledge", "remove", "9" * 30).status == 2


def test_another_workspace_cannot_remove_a_document(desk: Desk) -> None:
    desk.shell("knowledge", "add", "rules.md", "--workspace", "T1")
    assert desk.shell("knowledge", "remove", "1").status == 2
    assert WAREHOUSE in desk.answer(workspace="T1")


def test_a_taught_answer_is_listed_and_removed_by_its_number(desk: Desk) -> None:
    desk.shell("ask", '/teach "Who signs off paid posts?" Lena, by email.')
    (line,) = desk.listed()
    assert line.startswith("taught  1  Who signs off paid posts?")
    removed = desk.shell("knowledge", "remove", "1")
    assert removed.out == "document  1  Who signs off paid posts?  is forgotten\n"
    assert "Lena" not in desk.answer("who signs off paid posts")


def test_single_questions_and_lines_of_a_batch_lean_on_nothing(desk: Desk) -> None:
    before, question = "how often should we post on instagram?", "and on linkedin?"
    desk.answer(before)
    assert json.loads(desk.answer(question))["articles"][0] == "algorithm-linkedin"
    lines = [{"id": number, "text": text} for number, text in enumerate((before, question))]
    Path("batch.jsonl").write_text("\n".join(map(json.dumps, lines)))
    answers = desk.shell("ask", "--batch", "batch.jsonl").out.splitlines()
    assert [json.loads(answer)["articles"][0] for answer in answers] == [
        "posting-frequency",
        "algorithm-linkedin",
    ]


def test_a_web_address_is_told_from_a_file() -> None:
    from bot.cli.knowledge import is_address

    assert is_address("https://example.org/a.md")
    assert is_address("HTTP://example.org")
    assert not is_address("http.md")
    assert not is_address("./https:/a.md")
