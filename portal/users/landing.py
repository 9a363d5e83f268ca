"""Where a person goes after signing in. Upper rooms enter their rule in AppConfig.ready()."""

from collections.abc import Callable

from portal.users.models import User

Rule = Callable[[User], str | None]
_rules: list[tuple[int, Rule]] = []


def register_landing(rule: Rule, *, order: int) -> None:
    """Add a rule that returns an address for its own people and None for others; the lowest order asks first."""
    if (order, rule) not in _rules:
        _rules.append((order, rule))
        _rules.sort(key=lambda entry: entry[0])


def landing_for(user: User) -> str:
    """Return the address this person works at, or "/" where no rule knows them."""
    for _order, rule in _rules:
        if address := rule(user):
            return address
    return "/"
