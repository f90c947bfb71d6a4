"""What the README says is what the code does."""

from bot.cli.reference import README, refreshed


def test_the_readme_s_tables_are_those_of_the_code() -> None:
    text = README.read_text(encoding="utf-8")
    assert refreshed(text) == text
