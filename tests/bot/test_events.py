"""The log's lines."""

import pytest

from bot.core.events import event


def test_an_event_is_one_line_of_pairs(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="bellwether")
    event("answered", request="1", ms=12.345, what='two words "quoted"\nand a line')
    (record,) = caplog.records
    assert record.message == (
        'answered request=1 ms=12.3 what="two words \\"quoted\\"\\nand a line"'
    )
