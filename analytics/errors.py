"""What can go wrong with account data.

AnalyticsError
    UnknownAccount          no account of that name in the workspace
    BadAccountName          a name that no account can have
    AccountExists           the workspace has an account of that name
    UnknownPlatform         no platform of that name
    PlatformMismatch        the account already holds figures of another platform
    SampleAccount           made-up figures, which take no real ones beside them
    UnknownImport           no import of that number
    NoFigures               the account has no figures at all that belong to a day
    NothingToReport         no figures in the asked period
    NothingToRank           no post of the asked period has the metric
    NoHistory               an account without a series of the metric
    TooShort                a series with too little past to forecast from
    BelowZero               a metric that falls below 0, of which there are no multiples
    NoSuchPosts             a side of a comparison without a post that has the metric
    GoalPassed              a target for a day that is over
    GoalTooFar              a target for a day too far ahead
    ImpossibleShare         more counted than there were, or out of nothing
    ImpossibleRates         two rates that no experiment can tell apart
    ImpossibleMargin        a margin that is no share of revenue
    MoreClicksThanImpressions   clicks on what was not shown
    ImpossiblePeriod        days the wrong way round, too far apart or out of every calendar
    ExportError             a file that cannot be imported
        NotAnExport         no platform's export is known by this header
            AudienceExport  Meta's breakdown of the audience
            UnnamedPlatform a table that could be of any platform
            DailyBreakdown  Meta's posts split over days
            PackedExport    an archive of several files
            NotAGraph       named as a network, and without connections
        WrongPlatform       an export of another platform than the one named
        EmptyExport         no rows under the header
        BrokenExport        the header is known, the rows cannot be read
            Misquoted       a quoted field goes on where it should end
            DamagedWorkbook a spreadsheet file that cannot be opened
            LockedWorkbook  a spreadsheet file with a password
        TooLarge            over the limits on bytes, rows or columns

Each class has one sentence that names the bad value and the next step.
"""

from typing import ClassVar

from analytics.sentence import Sentence, Value


class AnalyticsError(Exception):
    """The base: `says` is the English template, filled by the keyword arguments."""

    says: ClassVar[str] = "The account data could not be read."

    def __init__(self, **values: Value) -> None:
        self.sentence = Sentence(self.says, **values)
        super().__init__(str(self.sentence))


class UnknownAccount(AnalyticsError):
    """No account of that name in the workspace."""

    says = "There is no account named {name}. Type /accounts to see the names."


class BadAccountName(AnalyticsError):
    """A name that no account can have."""

    says = (
        "{name} cannot name an account. Use 1 to 60 characters on one line, "
        "the first of them not a slash."
    )


class AccountExists(AnalyticsError):
    """The workspace has an account of that name already."""

    says = "There is an account named {name} already. Choose another name."


class UnknownPlatform(AnalyticsError):
    """No platform of that name."""

    says = "There is no platform named {name}. The platforms are {known}."


class PlatformMismatch(AnalyticsError):
    """The account already holds figures of another platform."""

    says = (
        "{name} holds {known} figures and this file is from {found}. "
        "Import it under another account name."
    )


class SampleAccount(AnalyticsError):
    """The account holds made-up figures, beside which real ones would not be told apart."""

    says = "{name} holds made-up sample figures. Import into an account of another name."


class UnknownImport(AnalyticsError):
    """No import of that number."""

    says = "There is no import {number}. Type /accounts to see the imports."


class NoFigures(AnalyticsError):
    """The account has no figures at all that belong to a day."""

    says = "{name} has no dated figures yet. Import one of its exports, of its posts or its days."


class NothingToReport(AnalyticsError):
    """No figures in the asked period; `first_day` and `last_day` are what there is."""

    says = (
        "{name} has no figures from {asked_first} to {asked_last}. "
        "Its figures run from {first_day} to {last_day}: ask for a period in there."
    )


class NothingToRank(NothingToReport):
    """No post of the asked period has the metric under `label`."""

    says = (
        "No post of {name} from {first} to {last} has a figure for {label}. "
        "Ask for another metric or other days; /report shows which there are."
    )


class NoHistory(AnalyticsError):
    """The account has no series of the metric under `label`."""

    says = (
        "{name} has no figures of {label} over time. "
        "Ask for another metric; /report shows which there are."
    )


class TooShort(AnalyticsError):
    """A series with too little past: forecasts of it could not be held against what came."""

    says = (
        "There is too little to forecast from: {steps} days or weeks of figures, and {least} are "
        "the least. Ask again when there are more, or for another metric."
    )


class BelowZero(AnalyticsError):
    """The metric under `label` falls below 0: there is no multiple of it."""

    says = "{label} can fall below 0, so nothing is a multiple of it. Ask for another metric."


class NoSuchPosts(AnalyticsError):
    """A side of a comparison has no post with the metric under `label`."""

    says = (
        "Nothing to compare: {name} has no posts of that kind with a figure for {label} from "
        "{first} to {last}. Ask for another metric or other days; /report shows which there are."
    )


class GoalPassed(AnalyticsError):
    """A target for a day that is over."""

    says = (
        "{day} is over, so there is nothing left to reach by then. "
        "Name a day ahead, or ask /report how it went."
    )


class GoalTooFar(AnalyticsError):
    """A target for a day too far ahead."""

    says = (
        "{day} is too far ahead: I look {days} days ahead at most. "
        "Name a nearer day, and a share of the target."
    )


class ImpossibleShare(AnalyticsError):
    """More counted than there were, or out of nothing."""

    says = "{count} out of {n} is no share. Write the successes first: 120/2400."


class ImpossibleRates(AnalyticsError):
    """Two rates that no experiment can tell apart."""

    says = (
        "{before} to {after} is nothing to test. "
        "Name two different rates from 0% to 100%, such as 2% to 2.5%."
    )


class ImpossibleMargin(AnalyticsError):
    """A margin that is no share of revenue."""

    says = (
        "{margin} is no margin. Write what is left of revenue, above 0% and up to 100%: margin=40%."
    )


class MoreClicksThanImpressions(AnalyticsError):
    """Clicks on what was not shown."""

    says = "{clicks} clicks on {impressions} impressions cannot be. Check which figure is which."


class ImpossiblePeriod(AnalyticsError):
    """The days are the wrong way round, too far apart or out of every calendar."""

    says = (
        "{first} to {last} is no period that I can report. "
        "Give the earlier day first, at most 50 years, from 1900 to 2999."
    )


class ExportError(AnalyticsError):
    """A file that cannot be imported."""


class NotAnExport(ExportError):
    """No platform's export is known by this header."""

    says = (
        "{file} is not an export that I know. I read post and day exports of Meta Business Suite, "
        "X, YouTube Studio, TikTok and LinkedIn, and tables with a date, a link, an id or a text "
        "and a figure under plain headers, as CSV or Excel."
    )


class AudienceExport(NotAnExport):
    """Meta's breakdown of the audience by age, country and city."""

    says = (
        "{file} is Meta's breakdown of the audience, which has no posts and no days. "
        "Send the export of the posts, or of a daily series such as Views."
    )


class UnnamedPlatform(NotAnExport):
    """A table that could be of any platform: neither its header nor its links tell."""

    says = (
        "{file} does not say which platform it is of. "
        "Name it: --platform with one of {known}, or import into an account that has figures."
    )


class DailyBreakdown(NotAnExport):
    """Meta's posts split over days, whose figures are not those of the whole post."""

    says = (
        "{file} splits each post over days (line {line} is of {day}). "
        "Export it again with the lifetime figures of each post."
    )


class NotAGraph(NotAnExport):
    """A file that was named as a network and has no connections."""

    says = (
        "{file} is no list of connections. "
        "Send a table with the columns source and target, a GML or a GEXF file."
    )


class PackedExport(NotAnExport):
    """An archive of several files."""

    says = "{file} is an archive of several files. Unpack it and send them one by one."


class WrongPlatform(ExportError):
    """An export of another platform than the one named."""

    says = (
        "{file} is an export of {found}, not of {asked}. Leave the platform out, or name {found}."
    )


class EmptyExport(ExportError):
    """No rows under the header, or nothing at all."""

    says = "{file} has no rows to import. Export a period with posts in it."


class BrokenExport(ExportError):
    """The header is known, the rows cannot be read."""

    says = (
        "{file} breaks off or is damaged at line {line}. {why} Export it again and send it whole."
    )


class Misquoted(BrokenExport):
    """A quoted field goes on where it should end, over whole rows or to the end of the file."""

    says = (
        "{file} breaks off or is damaged at line {line}: a quoted field does not end there. "
        "Export it again and send it whole."
    )


class DamagedWorkbook(BrokenExport):
    """A spreadsheet file that cannot be opened."""

    says = "{file} is a spreadsheet file that cannot be opened. Save it again, or as CSV."


class LockedWorkbook(BrokenExport):
    """A spreadsheet file with a password."""

    says = "{file} is locked with a password. Save it without one, or as CSV."


class TooLarge(ExportError):
    """Over the limits on bytes, rows or columns."""

    says = "{file} is over the limit of {limit}. Export a shorter period and send the parts."
