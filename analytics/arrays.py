"""The arrays that statistics are worked out on."""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Floats: TypeAlias = "NDArray[np.float64]"
Codes: TypeAlias = "NDArray[np.int64]"
"""Whole numbers that stand for levels: a month, a weekday, a type."""
Flags: TypeAlias = "NDArray[np.bool_]"
