from pathlib import Path

import numpy as np
import pytest

from knowledge.index import VectorIndex


@pytest.fixture
def index() -> VectorIndex:
    """The eight unit vectors of eight dimensions, with the ids 100 to 107."""
    index = VectorIndex.empty(8)
    index.add(np.arange(100, 108), np.eye(8, dtype=np.float32))
    return index


def test_the_nearest_comes_first(index: VectorIndex) -> None:
    vector = np.array([0.6, 0, 0, 0.8, 0, 0, 0, 0], dtype=np.float32)
    scores, ids = index.search(vector, 2)
    assert ids.tolist() == [103, 100]
    assert scores == pytest.approx([0.8, 0.6], abs=1e-3)  # half precision


def test_no_more_is_found_than_there_is(index: VectorIndex) -> None:
    assert len(index.search(np.eye(8, dtype=np.float32)[0], 50)[1]) == 8


def test_what_is_removed_is_not_found(index: VectorIndex) -> None:
    index.remove(np.array([103, 5]))
    assert 103 not in index.search(np.eye(8, dtype=np.float32)[3], 8)[1]
    assert sorted(index.ids.tolist()) == [100, 101, 102, 104, 105, 106, 107]


def test_a_copy_changes_alone(index: VectorIndex) -> None:
    copy = index.copy()
    copy.remove(np.array([100]))
    assert (len(index), len(copy)) == (8, 7)


def test_what_is_written_is_read_again(index: VectorIndex, tmp_path: Path) -> None:
    index.write(tmp_path / "vectors")
    read = VectorIndex.read(tmp_path / "vectors")
    assert read.ids.tolist() == index.ids.tolist()


def test_half_precision_finds_what_full_precision_finds() -> None:
    random = np.random.default_rng(3)
    vectors = random.standard_normal((500, 32)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    index = VectorIndex.empty(32)
    index.add(np.arange(500), vectors)
    for query in vectors[:20]:
        exact = np.argsort(-(vectors @ query))[:10]
        assert set(index.search(query, 10)[1].tolist()) == set(exact.tolist())
