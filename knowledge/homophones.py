"""Chinese typing errors: characters that only sound like a word of the texts.

Who types by sound picks the wrong ones (小红树 for 小红书, 转化律 for 转化率). How a character
sounds is CC-CEDICT's, without the tone.
"""

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise, product

import numpy as np
from numpy.typing import NDArray

from knowledge.constants import HOMOPHONE_CHARACTERS, HOMOPHONE_TEXTS
from knowledge.glossary import CEDICT
from knowledge.lexical import Channel
from knowledge.tokens import chinese_words, cut, is_content

IsWord = Callable[[str], bool]
Readings = NDArray[np.uint16]

ENTRY = re.compile(r"\S+ (?P<word>[\u4e00-\u9fff]+) \[(?P<syllables>[^\]]*)\]")
TONE = re.compile(r"\d")
RUN = re.compile(r"[\u4e00-\u9fff]{2,64}")
"""Characters in a row, of which a long line is read in pieces: each slip costs a cut of its run."""

FIRST, LAST = 0x4E00, 0x9FFF
"""The characters whose sounds are kept; the rarer ones beyond are in no word of ours."""

READINGS = 3
"""The most sounds of a character that are kept: of 10,972 one has four."""

LONGEST = 4
"""Characters of the longest word that a character is looked for in."""

SYLLABLE_BITS = 9
"""Without tones there are some 400 syllables."""


@dataclass(frozen=True, slots=True)
class Homophones:
    """The words of the texts by how they sound.

    Shapes: `readings` uint16 [characters, READINGS], the syllables that each character may be, 0
    where there are no more; `sounds` uint64 [words] ascending, a word's syllables as one number;
    `words` str [words], of those that sound alike the most usual first.
    """

    readings: Readings
    sounds: NDArray[np.uint64]
    words: NDArray[np.str_]

    @classmethod
    def build(cls, texts: Iterable[str], is_listed: IsWord) -> "Homophones":
        """The words of the texts that a dictionary lists too.

        Of two characters, which often stand together by chance, those that several texts have.
        """
        spoken = _spoken()
        readings = _readings(spoken)
        counts = Counter(word for text in texts for word in set(chinese_words(text)))
        sounded = [
            (sound, word)
            for word, count in counts.most_common()
            if 2 <= len(word) <= HOMOPHONE_CHARACTERS
            and (len(word) > 2 or count >= HOMOPHONE_TEXTS)
            and is_listed(word)
            for sound in spoken.get(word) or _sounds([_syllables(each, readings) for each in word])
        ]
        sounds = np.array([sound for sound, _ in sounded], dtype=np.uint64)
        words = np.array([word for _, word in sounded], dtype=f"U{HOMOPHONE_CHARACTERS}")
        order = np.argsort(sounds, kind="stable")
        return cls(readings, sounds[order], words[order])

    def corrected(self, text: str, channels: Sequence[Channel], is_listed: IsWord) -> str:
        """The simplified text with each typing error put right, a long word before a short one.

        `channels` are the words and the characters that the texts have. A word that they have, or
        that is listed, is right as it is.
        """
        words, characters = channels
        is_word = cache(lambda word: words.has(word) or is_listed(word))

        def right(run: re.Match[str]) -> str:
            typed, written = run[0], list(run[0])
            for slip in self._slips(typed):
                is_free = written[slip.start : slip.end] == list(slip.typed)
                if is_free and slip.is_error(characters.has, is_word):
                    written[slip.start : slip.end] = slip.word
            return "".join(written)

        return RUN.sub(right, text)

    def _slips(self, run: str) -> "list[Slip]":
        """The places that sound like a word of ours and share half of its characters."""
        syllables = [_syllables(character, self.readings) for character in run]
        spans = [
            (start, sound)
            for length in range(2, min(len(run), HOMOPHONE_CHARACTERS) + 1)
            for start in range(len(run) - length + 1)
            for sound in _sounds(syllables[start : start + length])
        ]
        sounds = np.array([sound for _, sound in spans], dtype=np.uint64)
        firsts = np.searchsorted(self.sounds, sounds, side="left")
        ends = np.searchsorted(self.sounds, sounds, side="right")
        slips = [
            Slip(run, spans[place][0], str(word))
            for place in np.flatnonzero(firsts < ends)
            for word in self.words[firsts[place] : ends[place]]
        ]
        likely = (slip for slip in slips if len(slip.word) / 2 <= slip.same < len(slip.word))
        return sorted(likely, key=lambda slip: (-len(slip.word), -slip.same))


@dataclass(frozen=True, slots=True)
class Slip:
    """A place in a run of characters, and a word that sounds like what is typed there."""

    run: str
    start: int
    word: str

    @property
    def end(self) -> int:
        """Where the place ends."""
        return self.start + len(self.word)

    @property
    def typed(self) -> str:
        """What stands there."""
        return self.run[self.start : self.end]

    @property
    def same(self) -> int:
        """How many characters of the word are typed."""
        return sum(a == b for a, b in zip(self.word, self.typed, strict=True))

    def is_error(self, is_seen: IsWord, is_word: IsWord) -> bool:
        """Whether the word is meant: what is typed makes no sense, and the word does.

        `is_seen` knows the pairs of characters that stand in the texts. Four characters of which
        most are right are meant even where each pair is seen (直播带火 for 直播带货).
        """
        if is_word(self.typed) or not self._has_place(is_word):
            return False
        if len(self.word) < 4 and all(is_seen(a + b) for a, b in pairwise(self.typed)):
            return False
        return not any(
            self._is_particle(place, is_word) or self._is_of_a_word(place, is_word)
            for place in range(self.start, self.end)
            if self.run[place] != self.word[place - self.start]
        )

    def _has_place(self, is_word: IsWord) -> bool:
        """Whether neither a word that is typed nor one beside the meant word is cut in two."""
        meant = self.run[: self.start] + self.word + self.run[self.end :]
        typed = [span for span in _spans(self.run) if is_word(self.run[slice(*span)])]
        return not any(self._is_across(*span) for span in (*typed, *_spans(meant)))

    def _is_across(self, start: int, end: int) -> bool:
        """Whether the stretch lies partly in the place and partly out of it."""
        is_inside = self.start <= start and end <= self.end
        is_around = start <= self.start and self.end <= end
        return start < self.end and self.start < end and not (is_inside or is_around)

    def _is_of_a_word(self, place: int, is_word: IsWord) -> bool:
        """Whether the character makes a word with its neighbours.

        A word of which the place has more characters, most of them right, does not count: the 红树
        of 小红树.
        """
        is_strong = len(self.word) > 2 and self.same * 2 > len(self.word)
        for start in range(max(0, place - LONGEST + 1), place + 1):
            for end in range(max(place, start + 1) + 1, min(len(self.run), start + LONGEST) + 1):
                is_inside = self.start <= start and end <= self.end
                if not (is_inside and is_strong) and is_word(self.run[start:end]):
                    return True
        return False

    def _is_particle(self, place: int, is_word: IsWord) -> bool:
        """Whether the character says nothing and stands beside a word: 视频好, not 视频号."""
        if is_content(self.run[place], "zh") or self.start < place < self.end - 1:
            return False
        rest = self.typed[1:] if place == self.start else self.typed[:-1]
        return len(rest) == 1 or is_word(rest)


def _spans(run: str) -> Iterator[tuple[int, int]]:
    """Where each word of the run starts and ends."""
    return pairwise(accumulate(map(len, cut(run)), initial=0))


def _sounds(syllables: Sequence[Sequence[int]]) -> Iterator[int]:
    """Each way in which characters of these syllables may sound, as one number."""
    for said in product(*syllables):
        sound = 0
        for syllable in said:
            sound = sound << SYLLABLE_BITS | syllable
        yield sound


def _syllables(character: str, readings: Readings) -> list[int]:
    """The syllables that the character may be, none where that is not known."""
    place = ord(character) - FIRST
    return [each for each in readings[place].tolist() if each] if 0 <= place < len(readings) else []


def _spoken() -> Mapping[str, Sequence[int]]:
    """How each character and word of CC-CEDICT sounds, the most usual way first."""
    numbers: dict[str, int] = {}
    found: dict[str, dict[int, None]] = defaultdict(dict)
    with gzip.open(CEDICT, "rt", encoding="utf-8") as lines:
        for entry in filter(None, map(ENTRY.match, lines)):
            said = TONE.sub("", entry["syllables"].lower()).split()
            if len(said) == len(entry["word"]) <= HOMOPHONE_CHARACTERS:
                syllables = [[numbers.setdefault(each, len(numbers) + 1)] for each in said]
                found[entry["word"]].update(dict.fromkeys(_sounds(syllables)))
    return {word: tuple(sounds) for word, sounds in found.items()}


def _readings(spoken: Mapping[str, Sequence[int]]) -> Readings:
    """The syllables of each character among the words."""
    readings = np.zeros((LAST - FIRST + 1, READINGS), dtype=np.uint16)
    for character in (word for word in spoken if len(word) == 1):
        some = spoken[character][:READINGS]
        readings[ord(character) - FIRST, : len(some)] = some
    return readings
