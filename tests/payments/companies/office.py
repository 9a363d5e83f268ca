"""What the companies have in common: a server with threads, its keys, and the hand that makes it slow or ill."""

import base64
import json
import time
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.parse import parse_qsl, urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa


@cache
def key_of(owner: str) -> rsa.RSAPrivateKey:
    """Return the RSA key of somebody, made once in a test run."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def private_pem(owner: str) -> str:
    """Return somebody's private key as text."""
    form = serialization.PrivateFormat.PKCS8
    return key_of(owner).private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


def public_pem(owner: str) -> str:
    """Return somebody's public key as text."""
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key_of(owner).public_key().public_bytes(serialization.Encoding.PEM, form).decode()


def sign(owner: str, text: str) -> str:
    """Return the signature of a text, SHA-256 with RSA, in base64."""
    return base64.b64encode(key_of(owner).sign(text.encode(), padding.PKCS1v15(), hashes.SHA256())).decode()


def is_signed(owner: str, text: str, signature: str) -> bool:
    """Say whether somebody signed this text."""
    try:
        raw = base64.b64decode(signature, validate=True)
        key_of(owner).public_key().verify(raw, text.encode(), padding.PKCS1v15(), hashes.SHA256())
    except (InvalidSignature, ValueError):
        return False
    return True


class Refusal(Exception):
    """An answer that is a "no": status and body."""

    def __init__(self, status: int, body: dict):
        super().__init__(status, body)
        self.status, self.body = status, body


class Office(ThreadingHTTPServer):
    """A company. `seconds` is how long it thinks after it has done what was asked, `ill` makes it answer 500."""

    daemon_threads = True

    def __init__(self, port: int = 0):
        super().__init__(("127.0.0.1", port), Desk)
        self.seconds, self.ill, self.asked, self.lock = 0.0, False, [], Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request, client_address):
        """Say nothing when a client that waited too long has gone."""

    def answer(self, asked: "Asked") -> tuple[int, dict, bytes]:
        """Return status, headers and body."""
        raise NotImplementedError


class Asked:
    """A request as it came: method, path with query, headers in lower case, body."""

    def __init__(self, method: str, target: str, headers: dict, body: bytes):
        self.method, self.target, self.headers, self.body = method, target, headers, body
        parts = urlsplit(target)
        self.path, self.query = parts.path, dict(parse_qsl(parts.query, keep_blank_values=True))


class Desk(BaseHTTPRequestHandler):
    """Hands every request to the company."""

    def log_message(self, *args):
        pass

    def handle_request(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, self.path, headers, body)
        self.server.asked.append(asked)
        with self.server.lock:
            status, headers, content = (500, {}, b"{}") if self.server.ill else self.server.answer(asked)
        time.sleep(self.server.seconds)
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = handle_request


def as_json(status: int, value) -> tuple[int, dict, bytes]:
    """Return an answer in JSON."""
    return status, {"Content-Type": "application/json"}, json.dumps(value).encode()


@contextmanager
def opened(office: Office):
    """Serve until the end of the block."""
    Thread(target=office.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield office
    finally:
        office.shutdown()
        office.server_close()
