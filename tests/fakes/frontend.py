"""A front end without a platform: a group chat that keeps what it was sent."""

from dataclasses import dataclass, field

from bot.core.model import Limits, Person, Place, Reply, Role

OPEN = Limits(
    characters=4096,
    blocks=50,
    choices=8,
    choice_bytes=64,
    images=True,
    threads=True,
    private_replies=False,
)


@dataclass
class FakeFrontend:
    """Satisfies `core.model.Frontend`; `roles` says who is more or less than a member."""

    limits: Limits = OPEN
    roles: dict[str, Role] = field(default_factory=dict)
    sent: list[tuple[Place, Reply]] = field(default_factory=list)

    def role(self, person: Person, place: Place) -> Role:
        """The role of that person, a member by default."""
        return self.roles.get(person.id, Role.MEMBER)

    async def send(self, place: Place, reply: Reply) -> None:
        """Keep the reply."""
        self.sent.append((place, reply))
