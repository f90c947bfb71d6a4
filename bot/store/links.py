"""Which accounts may be seen where: an administrator links an account to a place."""

from sqlmodel import Session, select

from analytics.tables import Account
from bot.core.model import HOME_PLATFORM, Place
from bot.errors import NoAccount, NotLinked
from bot.store.tables import Link


def visible(session: Session, place: Place) -> tuple[Account, ...]:
    """The accounts that may be shown in the place, by name.

    The machine itself sees every account of its workspace.
    """
    query = select(Account).order_by(Account.name_key)
    if place.platform == HOME_PLATFORM:
        query = query.where(Account.workspace == place.workspace)
    else:
        query = query.join(Link).where(
            Link.platform == place.platform,
            Link.workspace == place.workspace,
            Link.channel == place.channel,
        )
    return tuple(session.exec(query))


def seen(session: Session, place: Place) -> tuple[Account, ...]:
    """The accounts that may be shown in the place, at least one.

    Raises NotLinked, or NoAccount on the machine itself.
    """
    found = visible(session, place)
    if not found:
        raise NoAccount() if place.platform == HOME_PLATFORM else NotLinked(place=place.address)
    return found


def link(session: Session, place: Place, account: Account) -> None:
    """Let the place see the account; once more changes nothing."""
    if account.id in {known.id for known in visible(session, place)}:
        return
    if account.id is None:
        raise ValueError("the account is not stored yet")
    session.add(
        Link(
            platform=place.platform,
            workspace=place.workspace,
            channel=place.channel,
            account_id=account.id,
        )
    )
    session.commit()
