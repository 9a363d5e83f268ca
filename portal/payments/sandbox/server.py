"""The sandbox as a process of its own: python -m portal.payments.sandbox.server --port 8111 --store /tmp/pay.sqlite3"""

import argparse
import os
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from portal.payments.sandbox.app import Sandbox
from portal.payments.sandbox.pages import CHOICES
from portal.payments.sandbox.store import Store


class Server(ThreadingMixIn, WSGIServer):
    """One thread per request."""

    daemon_threads = True
    request_queue_size = 512


class QuietHandler(WSGIRequestHandler):
    """Prints nothing."""

    def log_message(self, *args):
        pass


def main() -> None:
    """Serve until killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--store", required=True)
    parser.add_argument("--secret", default=os.environ.get("SANDBOX_SECRET", "play-money"))
    parser.add_argument("--behaviour", choices=["page", "hang", *CHOICES], default="page")
    parser.add_argument("--hang", type=float, default=30, help="seconds without an answer, for --behaviour hang")
    options = parser.parse_args()
    sandbox = Sandbox(store=Store(options.store), secret=options.secret, behaviour=options.behaviour, hang=options.hang)
    sandbox.messenger.wake()
    with make_server("127.0.0.1", options.port, sandbox, server_class=Server, handler_class=QuietHandler) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
