"""What can go wrong in the conversation.

BotError
    SettingError        a setting that cannot be used
    StoreError          a database that cannot be opened
    BrokenBatch         a file of JSON lines that cannot be read
    UnwritableFile      a file that cannot be written
    UnknownPlace        an address that names no place
    UsageError          the person's words cannot be carried out as they stand
        EmptyMessage
        LongMessage
        UnreadableMessage
        UnknownCommand
        UnknownName     a name that a parameter does not know
            NoSuchAccount   one that stands where an account's name would
        UnreadPeriod
        UnreadPair      two things to compare that cannot be told apart
        UnreadValue     words that a command cannot make a figure of
        TwiceSaid       two figures for one thing
        MixedCurrencies amounts that cannot be divided by each other
        AmbiguousPeriod
        MissingWord     a parameter that the command needs
        NoFile          a command about a file, without one
        NoExport        an import without a file
        UnknownUpload   a key that no waiting file has
        WhichAccount    a file that several accounts could take, or none
        UnreadLesson    a question and its answer that cannot be told apart
        UnknownDocument a number or a name that no document of the team has
    Denied              the person or the place may not
        NotYourRole
        NotLinked       no account may be seen in this place

Each class has one sentence that names the bad value and the next step, in English; it is the key of
the translation, and its named places are filled after translating.
"""

from collections.abc import Mapping
from typing import ClassVar

Value = str | int | tuple[str, ...]
"""What fills a place of a sentence; several texts are listed as the language lists."""


class BotError(Exception):
    """The base: `says` is the English template, filled by the keyword arguments."""

    says: ClassVar[str] = "That did not work."

    def __init__(self, **values: Value) -> None:
        self.values: Mapping[str, Value] = values
        shown = {n: ", ".join(v) if isinstance(v, tuple) else v for n, v in values.items()}
        super().__init__(self.says.format(**shown))


class SettingError(BotError):
    """A setting that cannot be used."""

    says = "{name} ({where}) cannot be used: {why}. Correct it and start again."


class StoreError(BotError):
    """A database that cannot be opened."""

    says = (
        "The database {database} cannot be opened: {why}. "
        "Check BELLWETHER_DATABASE_URL, and that its folder or server can be reached."
    )


class BrokenBatch(BotError):
    """A file of JSON lines that cannot be read."""

    says = "{where}: {why}. Each line is one JSON object: see README.md."


class UnwritableFile(BotError):
    """A file that cannot be written."""

    says = "{file} cannot be written: {why}. Name another file."


class UnknownPlace(BotError):
    """An address that names no place."""

    says = "{place} names no place. Write PLATFORM:WORKSPACE:CHANNEL, as in slack:T012345:C067890."


class UsageError(BotError):
    """The person's words cannot be carried out as they stand; `lines` are some that can be."""

    def __init__(self, *, lines: tuple[str, ...] = (), **values: Value) -> None:
        self.lines = lines
        super().__init__(**values)


class EmptyMessage(UsageError):
    """Nothing but blanks."""

    says = "The message is empty. Ask a question, or type /help to see what I can do."


class LongMessage(UsageError):
    """More than a question needs."""

    says = "The message has {length} characters and I read {limit}. Ask the question alone."


class UnreadableMessage(UsageError):
    """Bytes that are no text."""

    says = "The message is not text that I can read. Ask a question, or type /help."


class UnknownCommand(UsageError):
    """A command that does not exist; `nearest` are those that look like it."""

    says = "There is no command {name}. Did you mean {nearest}?"


class UnknownName(UsageError):
    """A name that a parameter does not know."""

    says = "I do not know {value}. What I can take there: {known}."


class NoSuchAccount(UnknownName):
    """A name that stands where an account's would."""

    says = "There is no account {value} here. Those that I can report on: {known}."


class UnreadPeriod(UsageError):
    """Words that are no period."""

    says = "I cannot read {value} as a period. Try: last 30 days, March, 2025-03-18 to 2025-04-14."


class UnreadPair(UsageError):
    """Words that are no two things to compare."""

    says = (
        "I cannot read {value} as two things to compare. Name two accounts, types or periods: "
        "reel vs image, last month vs the month before."
    )


class UnreadValue(UsageError):
    """Words that a command cannot make a figure of."""

    says = "I cannot read {value} there. For example: {example}"


class TwiceSaid(UsageError):
    """Two figures for one thing."""

    says = "There are two figures for {name}. Name each once, for one campaign."


class MixedCurrencies(UsageError):
    """Amounts that cannot be divided by each other."""

    says = "There are amounts in {currencies}. Name all of them in one currency."


class AmbiguousPeriod(UsageError):
    """A date that can be read in two ways."""

    says = "{value} can be read as {readings}. Which one?"


class MissingWord(UsageError):
    """A parameter that the command needs."""

    says = "{command} needs more: {param}. For example: {example}"


class NoFile(UsageError):
    """A command about a file, without one."""

    says = (
        "There is no file in your message. Drop a Markdown, text, HTML, PDF, Word or PowerPoint "
        "file here and I read it."
    )


class NoExport(UsageError):
    """An import without a file."""

    says = (
        "Drop an export here (CSV or Excel), and I show what it holds and offer where to import it."
    )


class UnknownUpload(UsageError):
    """A key that no waiting file has."""

    says = "No file waits here under {key}. A file is kept for a day: drop it here again."


class WhichAccount(UsageError):
    """A file that several accounts could take, or none."""

    says = (
        "I cannot tell which account the file belongs to. "
        "Write its name behind the key of the file, or the name of a platform for a new account."
    )


class UnreadLesson(UsageError):
    """A question and its answer that cannot be told apart."""

    says = 'I cannot tell the question from the answer. Write: /teach "the question" the answer'


class UnknownDocument(UsageError):
    """A number or a name that no document of the team has."""

    says = "There is no document {document} here. See: /knowledge, or bellwether knowledge list"


class Denied(BotError):
    """The person or the place may not."""


class NotYourRole(Denied):
    """The command is for another role."""

    says = "{command} is for administrators of this workspace. Ask one of them."


class NotLinked(Denied):
    """No account may be seen in this place."""

    says = (
        "No account is linked to this place, so I show no figures here. "
        "An administrator can link one with: bellwether link {place} --account NAME"
    )


class NoAccount(Denied):
    """There is no account at all."""

    says = "There is no account yet. Import an export: bellwether import FILE --account NAME"
