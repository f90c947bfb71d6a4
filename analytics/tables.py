"""The tables of account data, each under a workspace.

What a platform says of a post is kept as snapshots, one an import, so that an import can be undone
and the growth of a post can be seen. A post's own measures are what its snapshots come to (for each
metric the newest snapshot that has it), and so are its instant, kind, text and link;
`imports.settle` is the only writer of them.

Of comments and connections every import keeps its own rows too, and whoever reads them takes the
newest.
"""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from analytics.columns import EnumText, UtcDateTime


class Platform(StrEnum):
    """The platforms whose figures can be kept."""

    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    X = "x"
    YOUTUBE = "youtube"
    TIKTOK = "tiktok"
    LINKEDIN = "linkedin"
    NETWORK = "network"  # no platform: who is connected with whom, wherever that was seen

    @property
    def label(self) -> str:
        """The platform's own spelling of its name."""
        return _SPELLINGS.get(self, self.value.capitalize())


_SPELLINGS = {
    Platform.YOUTUBE: "YouTube",
    Platform.TIKTOK: "TikTok",
    Platform.LINKEDIN: "LinkedIn",
}

MEDIA = tuple(platform for platform in Platform if platform is not Platform.NETWORK)
"""The platforms that have posts."""


class Certainty(StrEnum):
    """How surely the instant of publishing is known."""

    EXACT = "exact"  # carried by the platform's own id
    STATED = "stated"  # the export names the zone
    ASSUMED = "assumed"  # a clock time whose zone the export does not name
    DATE_ONLY = "date_only"  # a day without a time: kept as noon, no hour may be read from it
    UNKNOWN = "unknown"  # the export has no date for this post: it belongs to no period


class ImportKind(StrEnum):
    """What a row of the imported file is."""

    POSTS = "posts"
    DAYS = "days"
    COMMENTS = "comments"
    EDGES = "edges"


class Measures(SQLModel):
    """One column a base metric of `metrics.BASE`; None is "not available", never 0."""

    reach: float | None = None
    organic_reach: float | None = None
    boosted_reach: float | None = None
    impressions: float | None = None
    views: float | None = None
    engagements: float | None = None
    likes: float | None = None
    reactions: float | None = None
    comments: float | None = None
    replies: float | None = None
    shares: float | None = None
    reposts: float | None = None
    saves: float | None = None
    follows: float | None = None
    unfollows: float | None = None
    clicks: float | None = None
    link_clicks: float | None = None
    photo_clicks: float | None = None
    other_clicks: float | None = None
    profile_clicks: float | None = None
    hashtag_clicks: float | None = None
    permalink_clicks: float | None = None
    detail_expands: float | None = None
    profile_views: float | None = None
    app_opens: float | None = None
    app_installs: float | None = None
    media_views: float | None = None
    media_engagements: float | None = None
    engaged_views: float | None = None
    video_views: float | None = None
    video_views_3s: float | None = None
    video_views_60s: float | None = None
    unique_viewers: float | None = None
    watch_hours: float | None = None
    subscribers: float | None = None
    subscribers_gained: float | None = None
    subscribers_lost: float | None = None
    dislikes: float | None = None
    negative_feedback: float | None = None
    followers: float | None = None


class Account(SQLModel, table=True):
    """One account on one platform; its name is unique in its workspace, whatever the case."""

    __table_args__ = (UniqueConstraint("workspace", "name_key", name="uq_account_workspace_name"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace: str
    name: str
    name_key: str  # name, case-folded
    platform: Platform = Field(sa_type=EnumText(Platform))
    is_sample: bool = False
    created_at: datetime = Field(sa_type=UtcDateTime)

    @property
    def number(self) -> int:
        """The number that the database gave it. Raises ValueError where it is not stored."""
        if self.id is None:
            raise ValueError(f"the account {self.name} is not stored")
        return self.id


class Import(SQLModel, table=True):
    """One file that was read into one account, so that it can be undone.

    SQLite would give the number of an undone import to the next one, and an old "undo" button would
    then undo the wrong file: hence `sqlite_autoincrement`.
    """

    __table_args__ = (
        UniqueConstraint("account_id", "sha256", name="uq_import_account_sha256"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", ondelete="CASCADE", index=True)
    kind: ImportKind = Field(sa_type=EnumText(ImportKind))
    file_name: str
    sha256: str  # of the file's bytes: the same file is not read twice into one account
    source: str = ""  # the ids of the pages or profiles that the file names, sorted, by commas
    rows_read: int
    created_at: datetime = Field(sa_type=UtcDateTime)


class Post(Measures, table=True):
    """One post; `platform_id` is the platform's own id, always text (ids exceed 2^53)."""

    __table_args__ = (
        UniqueConstraint("account_id", "platform_id", name="uq_post_account_platform_id"),
        Index("ix_post_account_published", "account_id", "published_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", ondelete="CASCADE")
    platform_id: str
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    certainty: Certainty = Field(sa_type=EnumText(Certainty))
    kind: str = ""  # the content type in our words: image, carousel, reel, video, link, text, ...
    text: str = ""
    link: str = ""


class PostSnapshot(Measures, table=True):
    """What one import said of one post; cumulative since publishing.

    None is "said nothing", for the description as for the measures.
    """

    __table_args__ = (UniqueConstraint("post_id", "import_id", name="uq_snapshot_post_import"),)

    id: int | None = Field(default=None, primary_key=True)
    post_id: int = Field(foreign_key="post.id", ondelete="CASCADE")
    import_id: int = Field(foreign_key="import.id", ondelete="CASCADE", index=True)
    taken_at: datetime = Field(sa_type=UtcDateTime)
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    certainty: Certainty | None = Field(default=None, sa_type=EnumText(Certainty))
    kind: str | None = None
    text: str | None = None
    link: str | None = None


class AccountDay(Measures, table=True):
    """What one import said of one day of the account's activity, in the account's own zone."""

    __table_args__ = (
        UniqueConstraint("account_id", "day", "import_id", name="uq_account_day_import"),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", ondelete="CASCADE")
    day: date
    import_id: int = Field(foreign_key="import.id", ondelete="CASCADE", index=True)
    posts: float | None = None  # how many posts the platform counted on that day


class Salt(SQLModel, table=True):
    """The database's own secret, one row: what people's names are hashed with unless one is set."""

    id: int = Field(primary_key=True)
    value: bytes  # random


class Comment(SQLModel, table=True):
    """What one import said of one comment; the newest word of several counts.

    A row an import, as the days have it: undoing one of two files that share comments leaves the
    other whole.
    """

    __table_args__ = (
        UniqueConstraint("account_id", "platform_id", "import_id", name="uq_comment_import"),
        Index("ix_comment_account_published", "account_id", "published_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", ondelete="CASCADE")
    import_id: int = Field(foreign_key="import.id", ondelete="CASCADE", index=True)
    platform_id: str
    post_platform_id: str  # no reference: comments may come before their post does
    person: str  # a keyed hash, empty where the file names nobody; see persons.py
    is_own: bool  # written by the account itself
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    certainty: Certainty = Field(sa_type=EnumText(Certainty))
    text: str = ""
    reply_to: str = ""  # the platform's id of the comment that it answers
    likes: float | None = None


class Edge(SQLModel, table=True):
    """A connection as one import said it; the ends are named as in the file."""

    __table_args__ = (
        UniqueConstraint("import_id", "source", "target", "is_directed", name="uq_edge_import"),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", ondelete="CASCADE", index=True)
    import_id: int = Field(foreign_key="import.id", ondelete="CASCADE")
    source: str
    target: str
    is_directed: bool
    weight: float | None = None
