"""A sandbox of its own, over real HTTP."""

from threading import Thread
from wsgiref.simple_server import make_server

import pytest

from portal.payments.sandbox.app import Sandbox
from portal.payments.sandbox.server import QuietHandler, Server
from portal.payments.sandbox.store import Store


@pytest.fixture
def sandbox(tmp_path, settings):
    """Serve a sandbox on a free port and point the site's client at it."""
    app = Sandbox(store=Store(tmp_path / "pay.sqlite3"), secret="secret", hang=2)
    app.messenger.wake = lambda: None  # Tests send the messages themselves.
    server = make_server("127.0.0.1", 0, app, server_class=Server, handler_class=QuietHandler)
    Thread(target=server.serve_forever, daemon=True).start()
    settings.PAYMENT_SANDBOX = {
        "url": f"http://127.0.0.1:{server.server_port}",
        "page_url": f"http://127.0.0.1:{server.server_port}",
        "notify_url": "http://127.0.0.1:9/payments/webhook/sandbox/",
        "secret": "secret",
        "timeout": 1.0,
        "store": str(tmp_path / "pay.sqlite3"),
    }
    yield app
    server.shutdown()
    server.server_close()
