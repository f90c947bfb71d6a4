"""The parts of the README that are made from the code, between `<!-- name -->` marks.

`python -m bot.cli.reference` rewrites them; a test holds the file to the code.
"""

import sys
from pathlib import Path

from bot.commands import ALL
from bot.settings import PREFIX, Settings

README = Path(__file__).parents[2] / "README.md"


def commands() -> str:
    """A table of the chat's commands."""
    rows = (f"| `{c.usage}` | {c.summary} | `{c.examples[0]}` |" for c in ALL)
    return "\n".join(("| command | what it does | for example |", "|---|---|---|", *rows))


def settings() -> str:
    """A table of the settings."""
    rows = (
        f"| `{PREFIX}{name.upper()}` | {field.description} | {_default(name)} |"
        for name, field in Settings.model_fields.items()
    )
    return "\n".join(("| setting | what it is | default |", "|---|---|---|", *rows))


def _default(name: str) -> str:
    field = Settings.model_fields[name]
    if field.default_factory is not None:
        return "the platform's data folder"
    return f"`{field.default}`" if field.default else ""


PARTS = {"commands": commands, "settings": settings}


def refreshed(text: str) -> str:
    """The text with every generated part made anew. Raises ValueError where a mark is missing."""
    for name, make in PARTS.items():
        head, begin, rest = text.partition(f"<!-- {name} -->")
        _, end, tail = rest.partition(f"<!-- /{name} -->")
        if not (begin and end):
            raise ValueError(f"the marks of the part {name} are missing")
        text = f"{head}{begin}\n{make()}\n{end}{tail}"
    return text


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(f"{README.name} is up to date\n")
