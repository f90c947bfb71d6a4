from hypothesis import given
from hypothesis import strategies as st

from knowledge import front_matter

KNOWN = frozenset({"slug", "ask", "year"})


def problems(text: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    fields = front_matter.parse(text, KNOWN, lambda line, sentence: found.append((line, sentence)))
    if fields is not None:
        fields.text("slug")
        fields.texts("ask")
        fields.integer("year")
    return found


def test_good_front_matter_has_no_problems() -> None:
    assert problems("slug: a\nask: [one, two]\nyear: 2026") == []


def test_an_unknown_key_is_named_with_its_line() -> None:
    ((line, sentence),) = problems("slug: a\nyear: 2026\ntitel: x")
    assert line == 4  # the fence is line 1
    assert "titel" in sentence


def test_a_key_that_stands_twice_is_reported() -> None:
    assert [line for line, _ in problems("slug: a\nyear: 2026\nslug: b")] == [4]


def test_a_missing_key_is_reported() -> None:
    assert problems("slug: a") == [(2, "year is missing in the front matter: add it.")]


def test_a_phrasing_with_a_colon_is_told_to_be_quoted() -> None:
    ((line, sentence),) = problems("slug: a\nyear: 1\nask:\n  - fine\n  - not: fine")
    assert line == 6
    assert "quotes" in sentence


def test_a_list_where_a_text_belongs_is_reported() -> None:
    assert [line for line, _ in problems("slug: [a]\nyear: 1")] == [2]


def test_a_text_where_a_number_belongs_is_reported() -> None:
    assert problems("slug: a\nyear: soon") == [(3, "year must be a whole number.")]


def test_broken_yaml_is_reported_on_its_line() -> None:
    assert [line for line, _ in problems("slug: a\nask: [one\nyear: 1")] == [4]


def test_a_first_line_without_a_fence_is_reported() -> None:
    found: list[int] = []
    front_matter.split("slug: a\n---\n", lambda line, _: found.append(line))
    assert found == [1]


def test_the_body_starts_after_the_second_fence() -> None:
    head, body, line = front_matter.split("---\na: 1\n---\ntext", lambda *_: None)
    assert (head, body, line) == ("a: 1", "text", 4)


@given(st.text())
def test_any_text_is_read_or_reported_but_never_raises(text: str) -> None:
    front_matter.split(text, lambda *_: None)
    problems(text)
