"""What can go wrong with account data.

AnalyticsError
    UnknownAccount          no account of that name in the workspace
    PlatformMismatch        the account already holds figures of another platform
    UnknownImport           no import of that number
    NothingToReport         no figures in the asked period
    ExportError             a file that cannot be imported
        NotAnExport         no platform's export is known by this header
        BrokenExport        the header is known, the rows cannot be read
        TooLarge            over the limits on bytes, rows or columns

Each class has one sentence that names the bad value and the next step.
"""

from typing import ClassVar

from analytics.sentence import Sentence


class AnalyticsError(Exception):
    """The base: `says` is the English template, filled by the keyword arguments."""

    says: ClassVar[str] = "The account data could not be read."

    def __init__(self, **values: str | int) -> None:
        self.sentence = Sentence(self.says, **values)
        super().__init__(str(self.sentence))


class UnknownAccount(AnalyticsError):
    """No account of that name in the workspace."""

    says = "There is no account named {name}. Type /accounts to see the names."


class PlatformMismatch(AnalyticsError):
    """The account already holds figures of another platform."""

    says = (
        "{name} holds {known} figures and this file is from {found}. "
        "Import it under another account name."
    )


class UnknownImport(AnalyticsError):
    """No import of that number."""

    says = "There is no import {number}. Type /accounts to see the imports."


class NothingToReport(AnalyticsError):
    """No figures in the asked period; `first_day` and `last_day` are what there is."""

    says = (
        "{name} has no figures from {asked_first} to {asked_last}. "
        "Its figures run from {first_day} to {last_day}: ask for a period in there."
    )


class ExportError(AnalyticsError):
    """A file that cannot be imported."""


class NotAnExport(ExportError):
    """No platform's export is known by this header."""

    says = (
        "{file} is not an export that I know. "
        "I read post and day exports of Meta Business Suite, X and YouTube Studio, as CSV or Excel."
    )


class BrokenExport(ExportError):
    """The header is known, the rows cannot be read."""

    says = (
        "{file} breaks off or is damaged at line {line}: {why}. Export it again and send it whole."
    )


class TooLarge(ExportError):
    """Over the limits on bytes, rows or columns."""

    says = "{file} is over the limit of {limit}. Export a shorter period and send the parts."
