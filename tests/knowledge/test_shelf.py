import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from filelock import FileLock

from knowledge import route
from knowledge.constants import SEGMENTS
from knowledge.glossary import Glossary
from knowledge.passages import Passage
from knowledge.runtime import Vectors
from knowledge.shelf import Entry, Shelf
from tests.knowledge.conftest import BagOfWords

GLOSSARY = Glossary.build(
    [("仓库", ("warehouse",)), ("关门", ("closes", "close")), ("周日", ("Sunday", "Sundays"))]
)


def said(*texts: str, heading: str = "", question: str = "") -> Entry:
    return Entry(tuple(Passage(heading, text) for text in texts), question)


ENTRIES = {
    1: said("Refunds take fourteen days.", "Damaged parcels are replaced.", heading="Returns"),
    2: said("The warehouse closes on Sundays."),
    3: said("员工每周三可以在家办公。"),
    4: said("Ask the packing team.", question="who packs parcels for influencers"),
    5: said("问仓库的同事。", question="寄给达人的样品谁来打包"),
}


def load(number: int) -> Entry:
    return ENTRIES.get(number) or said(f"Paragraph {number} is about subject{number} alone.")


def never(number: int) -> Entry:
    raise AssertionError(number)


@pytest.fixture
def shelf(tmp_path: Path, encoder: BagOfWords) -> Shelf:
    return Shelf(tmp_path / "shelf", encoder, GLOSSARY)


def found(shelf: Shelf, question: str) -> list[int]:
    """The documents of the passages found, the first first."""
    return [each.document for each in shelf.search(question)]


def segments(shelf: Shelf) -> list[str]:
    return [segment.name for segment in shelf._segments()]


def folders(tmp_path: Path) -> set[str]:
    return {each.name for each in (tmp_path / "shelf").iterdir() if each.is_dir()}


def test_a_passage_is_found_by_its_document_and_its_place(shelf: Shelf) -> None:
    shelf.update([1, 2, 3], load)
    best = shelf.search("what about damaged parcels")[0]
    assert (best.document, best.position) == (1, 1)


def test_a_heading_is_found_with_its_text(shelf: Shelf) -> None:
    headings = {1: "Refunds", 2: "Delivery"}
    shelf.update(headings, lambda number: said("We need ten days.", heading=headings[number]))
    assert found(shelf, "refunds")[0] == 1
    assert found(shelf, "delivery")[0] == 2


def test_documents_of_both_languages_are_found(shelf: Shelf) -> None:
    assert shelf.update([2, 3], load) == {2, 3}
    assert found(shelf, "warehouse on sundays")[0] == 2
    assert found(shelf, "周三在家办公")[0] == 3


def test_the_nearest_come_first_and_no_more_than_asked_for(shelf: Shelf) -> None:
    shelf.update(range(10, 20), load)
    three = shelf.search("paragraph about subject13")
    assert three[0].document == 13
    assert len(three) == 3
    assert three[0].score > three[1].score >= three[2].score
    assert shelf.search("paragraph about subject13", limit=1) == three[:1]


def test_an_empty_shelf_finds_nothing(shelf: Shelf) -> None:
    assert shelf.documents == frozenset()
    assert shelf.search("refunds") == ()


@pytest.mark.parametrize("question", ["", "?!", "怎么做", "\x00"])
def test_a_question_about_nothing_finds_nothing(shelf: Shelf, question: str) -> None:
    shelf.update(ENTRIES, load)
    assert shelf.search(question) == ()


def test_a_document_without_a_passage_is_on_the_shelf_and_not_found(shelf: Shelf) -> None:
    assert shelf.update([7], lambda _: said()) == {7}
    assert shelf.search("refunds") == shelf.search("退款") == ()


def test_a_document_taken_off_is_not_found(shelf: Shelf) -> None:
    shelf.update([1, 2, 3], load)
    assert shelf.update([2, 3], never) == {2, 3}
    assert 1 not in found(shelf, "refunds take fourteen days")
    assert found(shelf, "warehouse") == [2]


def test_no_documents_empty_the_shelf(shelf: Shelf, tmp_path: Path) -> None:
    shelf.update(ENTRIES, load)
    assert shelf.update([], never) == frozenset()
    assert found(shelf, "refunds") == []
    assert json.loads((tmp_path / "shelf" / "segments.json").read_text()) == []


def test_only_new_documents_are_encoded(shelf: Shelf, encoder: BagOfWords) -> None:
    shelf.update([1], load)
    assert encoder.documents_encoded == 2
    shelf.update([1, 2], lambda number: load(number) if number == 2 else never(number))
    assert encoder.documents_encoded == 3


def test_an_update_that_changes_nothing_does_nothing(shelf: Shelf, tmp_path: Path) -> None:
    shelf.update([1, 2], load)
    manifest = tmp_path / "shelf" / "segments.json"
    before = manifest.stat()
    assert shelf.update([2, 1], never) == {1, 2}
    assert manifest.stat().st_ino == before.st_ino  # a manifest is replaced, never changed


def test_many_small_segments_are_put_together_without_encoding_them_again(
    shelf: Shelf, encoder: BagOfWords, tmp_path: Path
) -> None:
    numbers = range(10, 10 + 3 * SEGMENTS)
    for last in numbers:
        shelf.update(range(10, last + 1), load)
        assert len(segments(shelf)) <= SEGMENTS
    assert encoder.documents_encoded == len(numbers)
    assert all(found(shelf, f"subject{number}")[0] == number for number in numbers)
    assert len(folders(tmp_path)) <= 2 * SEGMENTS  # with those of the manifest before


def test_of_many_segments_the_largest_stay_as_they_are(shelf: Shelf) -> None:
    shelf.update(range(100, 150), load)
    (large,) = segments(shelf)
    for last in range(SEGMENTS):
        shelf.update([*range(100, 150), *range(last + 1)], load)
    assert large in segments(shelf)
    assert len(segments(shelf)) == SEGMENTS // 2 + 1


def test_folders_that_two_manifests_lack_are_deleted(shelf: Shelf, tmp_path: Path) -> None:
    shelf.update([1], load)
    (first,) = segments(shelf)
    shelf.update([2], load)
    assert first in folders(tmp_path)  # another process may be about to open it
    shelf.update([2, 3], load)
    assert folders(tmp_path) == set(segments(shelf))


def test_a_search_closes_the_segments_that_are_no_more(shelf: Shelf) -> None:
    shelf.update([1], load)
    (first,) = segments(shelf)
    assert found(shelf, "refunds")  # opens it
    shelf.update([2], load)
    found(shelf, "refunds")
    assert first not in {name for name, _ in shelf._open}


def test_a_search_closes_a_segment_s_view_of_what_it_had_before(shelf: Shelf) -> None:
    shelf.update([1, 2, 3], load)
    found(shelf, "refunds")
    shelf.update([2, 3], never)
    found(shelf, "refunds")
    assert [gone for _, gone in shelf._open] == [{1}]


def test_documents_taken_off_do_not_crowd_out_the_others(shelf: Shelf) -> None:
    shelf.update(range(10, 20), lambda _: said("the same words"))
    shelf.update(range(15, 20), never)
    assert [each.document for each in shelf.search("the same words", limit=1)] == [15]


def test_documents_taken_off_take_no_place_among_the_candidates(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(route, "CANDIDATES", 2)
    texts = {1: "red shoes", 2: "shoes red", 3: "red shoes warm", 4: "red shoes cold"}
    shelf.update(texts, lambda number: said(texts[number]))
    assert found(shelf, "red shoes") == [1, 2, 3]  # by words alone 3 and 4 are as good
    shelf.update([3, 4], never)
    assert found(shelf, "red shoes") == [4, 3]


def test_a_segment_is_written_anew_once_more_than_half_of_it_is_gone(
    shelf: Shelf, encoder: BagOfWords
) -> None:
    shelf.update(range(10, 14), load)
    before = segments(shelf)
    shelf.update([10, 11], never)
    assert segments(shelf) == before
    shelf.update([10], load)
    (segment,) = shelf._segments()
    assert segment.name not in before
    assert (segment.documents, segment.gone) == ({10: 1}, frozenset())
    assert encoder.documents_encoded == 4
    assert found(shelf, "subject10") == [10]


def test_what_is_gone_adds_up_over_updates(shelf: Shelf) -> None:
    shelf.update([1, *range(10, 14)], load)
    shelf.update(range(10, 14), never)
    shelf.update([11, 12, 13], never)
    (segment,) = shelf._segments()
    assert segment.gone == {1, 10}
    assert segment.gone_share == 3 / 6  # document 1 has two passages


def test_a_document_put_back_is_found_once_and_read_no_second_time(shelf: Shelf) -> None:
    shelf.update([1, 2, 3], load)
    shelf.update([2, 3], never)
    assert 1 not in found(shelf, "damaged parcels")
    shelf.update([1, 2, 3], never)
    assert found(shelf, "damaged parcels").count(1) == 1


def test_a_document_removed_while_it_is_read_and_put_back_is_read_again(shelf: Shelf) -> None:
    shelf.update([1, 2], lambda number: said() if number == 1 else load(number))
    shelf.update([2], never)
    shelf.update([1, 2], load)
    assert 1 in found(shelf, "damaged parcels")


@pytest.mark.parametrize(
    ("gone", "kept"), [([1], [10, 12, 100]), ([10, 12], [1, 100]), ([100], [1, 10, 12])]
)
def test_numbers_that_begin_alike_are_told_apart(
    shelf: Shelf, gone: list[int], kept: list[int]
) -> None:
    numbers = sorted([*gone, *kept])
    shelf.update(numbers, lambda _: said(*(f"the same words {n}" for n in range(12))))
    shelf.update(kept, never)
    every = {(number, position) for number in kept for position in range(12)}
    seen = shelf.search("the same words", limit=100)
    assert {(each.document, each.position) for each in seen} == every


@pytest.mark.parametrize("gone", [2, 3])
def test_a_language_of_which_nothing_is_left_is_not_searched(shelf: Shelf, gone: int) -> None:
    shelf.update([2, 3], load)
    shelf.update({2, 3} - {gone}, never)
    for question in ("warehouse on sundays", "周三在家办公", "仓库周日关门吗"):
        assert gone not in found(shelf, question)


def test_a_taught_answer_in_two_languages_is_gone_from_both(shelf: Shelf) -> None:
    lessons = {1: said("Ask Li.", question="样品的预算谁批准"), 2: ENTRIES[2], 3: ENTRIES[3]}
    shelf.update(lessons, lessons.__getitem__)
    shelf.update([2, 3], never)
    for question in ("样品的预算谁批准", "ask li"):
        assert 1 not in found(shelf, question)


def test_another_process_sees_the_change_at_its_next_question(
    shelf: Shelf, tmp_path: Path, encoder: BagOfWords
) -> None:
    other = Shelf(tmp_path / "shelf", encoder, GLOSSARY)
    assert found(other, "refunds") == []
    shelf.update([1], load)
    assert found(other, "refunds") == [1]
    shelf.update([2], load)
    assert found(other, "refunds") == []
    assert found(other, "warehouse") == [2]


def test_while_another_process_updates_the_shelf_stays_as_it_is(
    shelf: Shelf, tmp_path: Path
) -> None:
    shelf.update([1], load)
    with FileLock(tmp_path / "shelf" / ".lock"):
        assert shelf.update([1, 2], never) == {1}
        assert found(shelf, "refunds") == [1]
    assert shelf.update([1, 2], load) == {1, 2}


def test_workspaces_do_not_see_each_other(tmp_path: Path, encoder: BagOfWords) -> None:
    ours, theirs = (Shelf(tmp_path / name, encoder, GLOSSARY) for name in ("ours", "theirs"))
    ours.update([1], load)
    theirs.update([2], load)
    assert set(found(ours, "warehouse sundays")) <= {1}
    assert set(found(theirs, "refunds")) <= {2}
    assert ours.documents == {1}
    assert theirs.documents == {2}


@pytest.mark.parametrize(
    ("question", "document"),
    [("who packs our influencers parcels?", 4), ("达人的样品由谁打包", 5)],
)
def test_a_taught_question_is_answered_however_it_is_asked(
    shelf: Shelf, question: str, document: int
) -> None:
    shelf.update(ENTRIES, load)
    best = shelf.search(question)[0]
    assert best.document == document
    assert best.answered


@pytest.mark.parametrize(
    ("question", "answer"),
    [("样品的预算谁批准", "Ask Li."), ("who approves the sample budget", "找小李。")],
)
def test_a_question_may_be_taught_in_another_language_than_its_answer(
    shelf: Shelf, question: str, answer: str
) -> None:
    shelf.update([1], lambda _: said(answer, question=question))
    assert shelf.search(question)[0].sure


@pytest.mark.parametrize("question", ["will it rain in paris tomorrow", "明天北京下雨吗"])
def test_a_question_from_elsewhere_is_not_answered(shelf: Shelf, question: str) -> None:
    shelf.update(ENTRIES, load)
    assert not any(each.answered or each.sure for each in shelf.search(question))


def test_what_is_said_word_for_word_is_sure(shelf: Shelf) -> None:
    shelf.update([2], load)
    assert shelf.search("the warehouse closes on sundays")[0].sure
    part = shelf.search("sundays")[0]
    assert (part.answered, part.sure) == (True, False)


@pytest.mark.parametrize("beside", [[], [3]])
def test_a_chinese_question_is_answered_by_english_text_whatever_lies_beside_it(
    shelf: Shelf, beside: list[int]
) -> None:
    shelf.update([2, *beside], load)
    best = shelf.search("仓库周日关门吗")[0]
    assert (best.document, best.answered) == (2, True)


def test_an_english_question_is_answered_by_chinese_text(shelf: Shelf) -> None:
    shelf.update([6], lambda _number: said("仓库周日关门。", "样品三天寄出。"))
    best = shelf.search("does the warehouse close on Sundays")[0]
    assert (best.document, best.position, best.answered) == (6, 0, True)


def test_a_model_that_reads_chinese_encodes_chinese_documents_too(tmp_path: Path) -> None:
    encoder = BagOfWords(reads_han=True)
    shelf = Shelf(tmp_path / "shelf", encoder, GLOSSARY)
    shelf.update([2, 3], load)
    assert encoder.documents_encoded == 2


class Broken(BagOfWords):
    """An encoder that fails."""

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        raise MemoryError


def test_an_encoder_that_fails_leaves_the_old_shelf(
    shelf: Shelf, tmp_path: Path, encoder: BagOfWords
) -> None:
    shelf.update([1], load)
    before = folders(tmp_path)
    with pytest.raises(MemoryError):
        Shelf(tmp_path / "shelf", Broken(), GLOSSARY).update([1, 2], load)
    assert folders(tmp_path) == before
    assert found(shelf, "refunds") == [1]
    assert shelf.update([1, 2], load) == {1, 2}


def test_a_document_that_cannot_be_loaded_leaves_the_old_shelf(shelf: Shelf) -> None:
    shelf.update([1], load)
    with pytest.raises(AssertionError):
        shelf.update([2], never)
    assert found(shelf, "refunds") == [1]


KILLED = """
import os, signal, sys
from pathlib import Path
from knowledge import shelf
from tests.knowledge.conftest import BagOfWords
from tests.knowledge.test_shelf import GLOSSARY, load

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def half(searcher, draft):
    write(searcher, draft)
    die()

write = shelf.write_searcher
if sys.argv[2] == "while it writes":
    shelf.write_searcher = half
else:
    shelf.Shelf._replace_manifest = die
shelf.Shelf(Path(sys.argv[1]), BagOfWords(), GLOSSARY).update([2, 3], load)
"""


@pytest.mark.parametrize("moment", ["while it writes", "before the manifest"])
def test_a_process_killed_in_an_update_leaves_the_old_shelf(
    shelf: Shelf, tmp_path: Path, moment: str
) -> None:
    shelf.update([1, 2], load)
    before = folders(tmp_path)
    command = [sys.executable, "-c", KILLED, str(tmp_path / "shelf"), moment]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert len(folders(tmp_path)) == len(before) + 1  # what it was writing
    assert shelf.documents == {1, 2}
    assert found(shelf, "refunds")[0] == 1
    assert shelf.update([1, 2, 3], load) == {1, 2, 3}
    assert folders(tmp_path) == before | set(segments(shelf))
    assert found(shelf, "在家办公") == [3]
