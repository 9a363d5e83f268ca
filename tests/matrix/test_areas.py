"""The two admins as areas: no address in them answers those who have no business there, or lets them change a thing."""

import pytest

from tests.matrix.addresses import fill, routes
from tests.matrix.walking import Walker
from tests.matrix.world import World, fingerprint

# Who may open what does not hang on the database.
pytestmark = [pytest.mark.django_db, pytest.mark.once]
VALUES = {"object_id": "1", "app_label": "villages", "model_name": "village", "content_type_id": "1", "url": "nothing"}
#: Open to everybody by nature: scripts, the way to sign in and out.
OPEN = {
    "admin/login/",
    "admin/logout/",
    "admin/jsi18n/",
    "admin/sprite/",
    "django-admin/login/",
    "django-admin/logout/",
    "django-admin/jsi18n/",
}
STRANGERS = {"admin/": "ACMSV", "django-admin/": "ACKMS"}


class Ones(dict):
    """Answers 1 for whatever an address asks for."""

    def __missing__(self, key):
        return VALUES.get(key, "1")


def area(start: str) -> list[str]:
    found = [route for route in dict.fromkeys(routes()) if route.startswith(start) and route not in OPEN]
    return [fill(route, Ones()) for route in found if "(" not in fill(route, Ones())]


@pytest.mark.parametrize(("start", "column"), [(start, mark) for start, marks in STRANGERS.items() for mark in marks])
def test_an_admin_is_closed_to_those_without_business_there(start, column):
    world = World()
    walker = Walker(world.people.get(column))
    before, wrong = fingerprint(), {}
    paths = area(start)
    assert len(paths) > 100
    for path in paths:
        found, _seen = walker.visit("get", path)
        posted, after = walker.visit("post", path, world.posted(), fingerprint)
        if found in ".E" or posted in ".E" or (after is not None and after != before):
            wrong[path] = (found, posted)
    assert wrong == {}
