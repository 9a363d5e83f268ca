"""What we hold about a person. Every room that keeps some enters its collector in AppConfig.ready()."""

from collections.abc import Callable

from portal.users.models import User

Collector = Callable[[User], object]
_collectors: dict[str, Collector] = {}


def register_personal_data(name: str, collector: Collector) -> None:
    """Add a part of the download: `collector` takes the user and returns what json can write."""
    _collectors[name] = collector


def collect_personal_data(user: User) -> dict[str, object]:
    """Return everything the site keeps about this person, part by part."""
    return {name: collector(user) for name, collector in sorted(_collectors.items())}


def own_record(user: User) -> dict[str, object]:
    """Return the account itself."""
    return {
        "name": user.get_full_name(),
        "email": user.email,
        "phone": user.phone,
        "phone_confirmed": user.has_proven_phone,
        "language": user.language,
        "joined": user.date_joined,
        "agreed_to_terms": user.consented_at,
        "agreed_to": list(user.consents.values("document", "title", "language", "published_at", "given_at")),
    }
