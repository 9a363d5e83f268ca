"""Going to an address as somebody, and saying in one letter what came of it."""

from django.db import transaction
from django.test import Client

BACKEND = "portal.users.backends.AccountBackend"
SIGN_IN = ("/en/accounts/login/", "/zh-hans/accounts/login/", "/admin/login/", "/django-admin/login/")
#: What the letters of the table say. Nothing may answer with "E".
LETTERS = {
    ".": "there (200)",
    ">": "sent on",
    "s": "asked to sign in",
    "x": "not there (404)",
    "m": "not this way (405)",
    "f": "refused (another 4xx)",
    "u": "not ready (503): nobody works in a test",
    "E": "broken (5xx)",
}
TURNED_AWAY = "sxmf"


def letter(response) -> str:
    """Return what came of a request."""
    if response.status_code in (301, 302, 303):
        return "s" if response["Location"].startswith(SIGN_IN) else ">"
    known = {200: ".", 404: "x", 405: "m", 503: "u"}
    return known.get(response.status_code, "E" if response.status_code >= 500 else "f")


class Walker:
    """One person's browser; whatever a visit does is undone after it."""

    def __init__(self, user=None):
        self.user = user
        self.client = Client(raise_request_exception=False)
        if user:
            self.client.force_login(user, backend=BACKEND)
        self.cookies = {name: morsel.value for name, morsel in self.client.cookies.items()}

    def visit(self, method: str, path: str, data: dict | None = None, look=None) -> tuple[str, object]:
        """Return (letter, what `look()` sees when it turned the visitor away) and undo what the visit did."""
        self.client.cookies.clear()
        for name, value in self.cookies.items():
            self.client.cookies[name] = value
        with transaction.atomic():
            found = letter(getattr(self.client, method)(path, data))
            seen = look() if look and found in TURNED_AWAY else None
            transaction.set_rollback(True)
        return found, seen
