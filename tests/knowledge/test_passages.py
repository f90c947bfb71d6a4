from hypothesis import given
from hypothesis import strategies as st

from knowledge.documents import Document, Section
from knowledge.passages import MAX_CHINESE, MAX_ENGLISH, Passage, fits, passages


def document(*texts: str) -> Document:
    return Document("d", "d", tuple(Section(f"h{row}", text) for row, text in enumerate(texts)))


def cut(text: str) -> list[str]:
    return [passage.text for passage in passages(document(text))]


def english(words: int, last: str = ".") -> str:
    """A sentence of so many words, 5 characters each with the blank or the stop."""
    return "Word" + " word" * (words - 1) + last


def test_a_short_section_is_one_passage() -> None:
    assert passages(document("One.\n\nTwo.")) == (Passage("h0", "One.\n\nTwo."),)


def test_paragraphs_are_joined_up_to_the_limit() -> None:
    one, two, three = english(80), english(80) + " ", english(30)
    assert cut(f"{one}\n\n{two.strip()}\n\n{three}") == [f"{one}\n\n{two.strip()}", three]


def test_a_long_paragraph_is_cut_at_a_sentence() -> None:
    one, two, three = english(100), english(70, "!"), english(40, "?")
    assert cut(f"{one} {two} {three}") == [f"{one} {two}", three]


def test_the_rest_of_a_long_paragraph_is_joined_with_the_next() -> None:
    one, two, three = english(150), english(100), english(20)
    assert cut(f"{one} {two}\n\n{three}") == [one, f"{two}\n\n{three}"]


def test_a_list_is_cut_between_its_items() -> None:
    items = [f"Item {row} " + "of the list " * 10 for row in range(12)]
    found = cut("\n".join(item.strip() for item in items))
    assert len(found) > 1
    assert all(passage.startswith("Item") and passage.endswith("list") for passage in found)


def test_a_line_that_goes_on_in_a_small_letter_is_not_cut() -> None:
    wrapped = english(150, "\nand then it ends.")
    assert cut(f"{english(30)} {wrapped}") == [english(30), wrapped]


def test_only_a_sentence_that_is_too_long_is_cut_at_a_blank() -> None:
    sentence = " ".join(f"w{row:03}" for row in range(400)) + "."
    found = cut(sentence)
    assert [len(passage) for passage in found] == [899, 899, 200]
    assert " ".join(found) == sentence


def test_a_stop_after_an_abbreviation_or_a_number_ends_no_sentence() -> None:
    text = f"{english(170)} 1. See e.g. Facebook, i.e. Meta, or ask Dr. Who vs. Mr. B. Smith today."
    assert cut(text) == [
        english(170),
        "1. See e.g. Facebook, i.e. Meta, or ask Dr. Who vs. Mr. B. Smith today.",
    ]


def test_chinese_is_cut_at_its_own_stops_and_sooner() -> None:
    sentence = "先看目标人群在哪里" * 20
    assert cut(f"{sentence}。{sentence}！“{sentence}；”{sentence}") == [
        f"{sentence}。{sentence}！",
        f"“{sentence}；”{sentence}",
    ]


def test_a_long_chinese_sentence_is_cut_at_a_comma() -> None:
    clause = "先看目标人群在哪里" * 20
    assert cut(f"{clause}，{clause}、{clause}。") == [f"{clause}，{clause}、", f"{clause}。"]


def test_latin_names_do_not_make_a_chinese_text_english() -> None:
    sentence = "在 TikTok 和 Instagram 上先看目标人群在哪里。"
    assert max(map(len, cut(sentence * 40))) <= MAX_CHINESE


def test_the_same_text_is_kept_once() -> None:
    found = passages(document("All rights reserved.", "Text.", "ALL  rights\nＲeserved."))
    assert found == (Passage("h0", "All rights reserved."), Passage("h1", "Text."))


def test_what_has_no_letter_is_left_out() -> None:
    assert passages(document("12 – 34 %", "***", "")) == ()


SENTENCES = st.lists(
    st.tuples(
        st.lists(st.text("abcXYZ营销é1", min_size=1, max_size=12), min_size=1, max_size=60),
        st.sampled_from([". ", "! ", "?\n", "。", "；", "\n\n", ", ", "，", " ", "\n"]),
    ),
    max_size=60,
)


def text_of(sentences: list[tuple[list[str], str]]) -> str:
    """A text whose words are all different, so that no passage is another's double."""
    words = 0
    text = ""
    for sentence, end in sentences:
        for word in sentence:
            text += f"{word}q{words} "
            words += 1
        text = text.strip() + end
    return text


@given(SENTENCES)
def test_nothing_is_lost_but_whitespace(sentences: list[tuple[list[str], str]]) -> None:
    text = text_of(sentences)
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


@given(SENTENCES)
def test_words_are_never_run_together(sentences: list[tuple[list[str], str]]) -> None:
    text = text_of(sentences)
    assert set(" ".join(cut(text)).split()) <= {
        part for word in text.split() for part in pieces_at_commas(word)
    }


def pieces_at_commas(word: str) -> set[str]:
    """All that a word of Chinese may be cut into: what stands between any two of its stops."""
    ends = [0, *(row + 1 for row, each in enumerate(word) if each in "，。；"), len(word)]
    return {word[start:end] for start in ends for end in ends if start < end}


@given(SENTENCES)
def test_no_passage_is_over_the_limit_unless_it_cannot_be_cut(
    sentences: list[tuple[list[str], str]],
) -> None:
    for passage in cut(text_of(sentences)):
        assert fits(passage) or not set(passage[:-1]) & set(" \n，、：。；")


@given(SENTENCES)
def test_passages_of_passages_are_the_same(sentences: list[tuple[list[str], str]]) -> None:
    once = cut(text_of(sentences))
    assert [passage.text for passage in passages(document(*once))] == once


@given(st.text())
def test_any_text_can_be_cut(text: str) -> None:
    assert all(len(passage) <= MAX_ENGLISH or " " not in passage for passage in cut(text))
