"""Buyers with a browser each: they read the checkout page and post it, over real HTTP."""

import http.client
import re
import time
from threading import Barrier, Thread
from urllib.parse import urlencode

from django.core.signing import Signer

FIELD = re.compile(r'<(?:input|button)[^>]*?name="(\w+)"[^>]*?value="([^"]*)"[^>]*>')
PAGE = "/en/shop/checkout/"


class Buyer:
    """A guest whose cookie holds a basket.

    `status` is what the last post was answered with, 0 for no answer; `lost` counts the posts without an answer.
    """

    def __init__(self, port: int, basket):
        self.port, self.status, self.location, self.lost = port, 0, "", 0
        self.cookies = {"oscar_open_basket": Signer().sign(basket.pk)}
        self.fields: dict[str, str] = {}

    def request(self, method: str, path: str, body: str | None = None) -> tuple[int, str, str]:
        """Return status, Location and body of the answer."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            link.request(method, path, body, headers)
            answer = link.getresponse()
            for line in answer.headers.get_all("Set-Cookie") or []:
                name, _equals, value = line.split(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, answer.headers.get("Location", ""), answer.read().decode()
        finally:
            link.close()

    def open_checkout(self, *, pay: str) -> None:
        """Read the page and fill in the form: the first pickup point, a name and a phone number."""
        status, _location, page = self.request("GET", PAGE)
        assert status == 200, (status, page[:500])
        form = page[page.index('<form class="checkout"') :]
        found = FIELD.findall(form)
        self.fields = {name: value for name, value in reversed(found)}
        self.fields.update(name="L 家", phone="13800000001", pay=pay, email="buyer@example.com", note="")

    def order(self, *, tries: int = 3) -> None:
        """Press the button, and again when no answer comes, as people do."""
        for _try in range(tries):
            try:
                self.status, self.location, _page = self.request("POST", PAGE, urlencode(self.fields))
                return
            except (OSError, http.client.HTTPException):
                self.status, self.lost = 0, self.lost + 1
                time.sleep(0.3)

    @property
    def has_ordered(self) -> bool:
        """Say whether the page that follows an order was the answer."""
        return self.status == 303 and "/thanks/" in self.location


def all_at_once(buyers: list[Buyer], *, threads: int) -> list[Thread]:
    """Let everybody press the button at the same moment, by so many hands; return the threads, started."""
    queue, barrier = list(buyers), Barrier(min(threads, len(buyers)))

    def press() -> None:
        barrier.wait()
        while True:
            try:
                buyer = queue.pop()
            except IndexError:
                return
            buyer.order()

    hands = [Thread(target=press) for _hand in range(barrier.parties)]
    for hand in hands:
        hand.start()
    return hands
