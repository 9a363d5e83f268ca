"""The sandbox's messages to its customers: signed, tried again until received."""

import threading
import time
from urllib.error import URLError
from urllib.request import Request, urlopen

from portal.payments.sandbox.signing import sign
from portal.payments.sandbox.store import Store, to_json

PAUSE = 0.25
#: Nobody hears a messenger that has had nothing to say for so long (seconds); it goes home.
PATIENCE = 120


class Messenger:
    """Sends what is due, in a thread of its own that lives while there may be something to send."""

    def __init__(self, store: Store, secret: str):
        self.store, self.secret = store, secret
        self.thread: threading.Thread | None = None

    def wake(self) -> None:
        """See to it that somebody sends."""
        if self.thread is None or not self.thread.is_alive():
            self.thread = threading.Thread(target=self.run, daemon=True, name="sandbox-messenger")
            self.thread.start()

    def run(self) -> None:
        """Send until nothing has been due for a while."""
        last = time.monotonic()
        while time.monotonic() - last < PATIENCE:
            if self.send_due():
                last = time.monotonic()
            time.sleep(PAUSE)

    def send_due(self) -> int:
        """Send the messages that are due and return how many were received."""
        received = 0
        for row, message, address in self.store.take_due_events():
            if self._post(to_json(message), address):
                self.store.mark_sent(row)
                received += 1
        return received

    def _post(self, body: bytes, address: str) -> bool:
        headers = {
            "Content-Type": "application/json",
            "X-Sandbox-Signature": sign(secret=self.secret, body=body),
        }
        try:
            with urlopen(Request(address, data=body, headers=headers, method="POST"), timeout=10) as response:
                return response.status == 200
        except (URLError, OSError):
            return False
