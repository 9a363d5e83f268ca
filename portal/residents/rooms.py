"""What stands on “My home” besides flat and household; rooms above enter their part in AppConfig.ready()."""

from collections.abc import Callable

from django.http import HttpRequest

from portal.residents.models import Residency

#: Given the request and the active residency, returns the template's context, or None for nothing.
Load = Callable[[HttpRequest, Residency], dict | None]
_parts: dict[str, tuple[int, str, Load]] = {}


def register_home_part(name: str, template: str, load: Load, *, order: int) -> None:
    """Enter a part of “My home”; one name once."""
    _parts[name] = (order, template, load)


def home_parts(request: HttpRequest, residency: Residency) -> list[dict]:
    """Return the parts to be shown, in order: the template of each and its context."""
    loaded = [(template, load(request, residency)) for _order, template, load in sorted(_parts.values(), key=_order_of)]
    return [{"template": template, **context} for template, context in loaded if context is not None]


def _order_of(part: tuple[int, str, Load]) -> int:
    return part[0]
