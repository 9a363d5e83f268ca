"""What the sandbox remembers: payments, refunds, and messages still to be sent. Its own SQLite file."""

import json
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SCHEMA = """
CREATE TABLE IF NOT EXISTS payment (
    id TEXT PRIMARY KEY, key TEXT UNIQUE NOT NULL, number TEXT UNIQUE NOT NULL, amount TEXT NOT NULL,
    currency TEXT NOT NULL, description TEXT NOT NULL, language TEXT NOT NULL, return_url TEXT NOT NULL,
    notify_url TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'open', settles_at REAL
);
CREATE TABLE IF NOT EXISTS refund (
    key TEXT PRIMARY KEY, payment TEXT NOT NULL REFERENCES payment(id), cents INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS event (
    id TEXT NOT NULL, payment TEXT NOT NULL, status TEXT NOT NULL, due_at REAL NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0, sent INTEGER NOT NULL DEFAULT 0
);
"""
FIELDS = ("key", "number", "amount", "currency", "description", "language", "return_url", "notify_url")


def cents(amount: str) -> int:
    """Return a decimal amount in hundredths."""
    whole, _dot, rest = amount.partition(".")
    return int(whole) * 100 + int((rest + "00")[:2])


class Store:
    """One file; every call is one transaction."""

    def __init__(self, path: str | Path):
        self.path = str(path)
        Path(self.path).parent.mkdir(parents=True, exist_ok=True)
        with self.open() as db:
            db.executescript("PRAGMA journal_mode=WAL;" + SCHEMA)

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """Give a connection inside an immediate transaction, committed at the end."""
        db = sqlite3.connect(self.path, timeout=20, isolation_level=None)
        db.row_factory = sqlite3.Row
        try:
            db.execute("BEGIN IMMEDIATE")
            yield db
            if db.in_transaction:
                db.execute("COMMIT")
        finally:
            db.close()

    def add(self, fields: dict) -> dict:
        """Write a payment down, once per key, and return it."""
        values = [str(fields[name]) for name in FIELDS]
        with self.open() as db:
            db.execute(
                f"INSERT INTO payment (id, {', '.join(FIELDS)}) VALUES (?{', ?' * len(FIELDS)}) "
                "ON CONFLICT (key) DO NOTHING",
                [secrets.token_hex(12), *values],
            )
            return dict(db.execute("SELECT * FROM payment WHERE key = ?", [fields["key"]]).fetchone())

    def find(self, *, number: str = "", id: str = "") -> dict | None:
        """Return a payment by the customer's number or by ours, settled if its time has come."""
        with self.open() as db:
            self._settle_due(db)
            row = db.execute("SELECT * FROM payment WHERE number = ? OR id = ?", [number, id]).fetchone()
        return dict(row) if row else None

    def settle(self, payment: dict, status: str, *, after: float = 0, messages: tuple[float, ...] = (0,)) -> None:
        """Let an open payment become "paid" or "declined" after so many seconds.

        `messages` says how long after that each message to the customer goes out; twice the same event if two.
        """
        now = time.time() + after
        event = secrets.token_hex(12)
        with self.open() as db:
            changed = db.execute(
                "UPDATE payment SET settles_at = ?, status = CASE WHEN ? > 0 THEN 'open' ELSE ? END "
                "WHERE id = ? AND status = 'open' AND settles_at IS NULL",
                [now, after, status, payment["id"]],
            ).rowcount
            if changed:
                rows = [(event, payment["id"], status, now + wait) for wait in messages]
                db.executemany("INSERT INTO event (id, payment, status, due_at) VALUES (?, ?, ?, ?)", rows)

    def _settle_due(self, db: sqlite3.Connection) -> None:
        db.execute(
            "UPDATE payment SET status = 'paid' WHERE status = 'open' AND settles_at IS NOT NULL AND settles_at <= ?",
            [time.time()],
        )

    def refund(self, *, key: str, number: str, amount: str) -> str:
        """Send money back once per key; "refused" when it is more than came in."""
        with self.open() as db:
            self._settle_due(db)
            if db.execute("SELECT 1 FROM refund WHERE key = ?", [key]).fetchone():
                return "done"
            payment = db.execute("SELECT * FROM payment WHERE number = ?", [number]).fetchone()
            if payment is None or payment["status"] != "paid":
                return "refused"
            gone = db.execute("SELECT TOTAL(cents) FROM refund WHERE payment = ?", [payment["id"]]).fetchone()[0]
            if gone + cents(amount) > cents(payment["amount"]):
                return "refused"
            db.execute("INSERT INTO refund VALUES (?, ?, ?)", [key, payment["id"], cents(amount)])
        return "done"

    def take_due_events(self) -> list[tuple[int, dict, str]]:
        """Return (row, body, address) of the messages whose time has come; each is due again later if not sent."""
        with self.open() as db:
            self._settle_due(db)
            rows = db.execute(
                "SELECT event.rowid AS row, event.id AS event, event.status AS event_status, payment.* "
                "FROM event JOIN payment ON payment.id = event.payment "
                "WHERE NOT sent AND due_at <= ? AND tries < 8",
                [time.time()],
            ).fetchall()
            for row in rows:
                db.execute(
                    "UPDATE event SET tries = tries + 1, due_at = ? + 2 * (1 << tries) WHERE rowid = ?",
                    [time.time(), row["row"]],
                )
        return [(row["row"], self._body(row), row["notify_url"]) for row in rows]

    @staticmethod
    def _body(row: sqlite3.Row) -> dict:
        return {"event": row["event"], "payment": {**public(dict(row)), "status": row["event_status"]}}

    def mark_sent(self, row: int) -> None:
        """Write down that a message was received."""
        with self.open() as db:
            db.execute("UPDATE event SET sent = 1 WHERE rowid = ?", [row])

    def totals(self) -> dict[str, int]:
        """Return, in hundredths, what was paid and what was refunded, and how many payments were paid."""
        with self.open() as db:
            self._settle_due(db)
            amounts = [cents(row[0]) for row in db.execute("SELECT amount FROM payment WHERE status = 'paid'")]
            back = db.execute("SELECT TOTAL(cents) FROM refund").fetchone()[0]
        return {"paid": sum(amounts), "refunded": int(back), "payments": len(amounts)}


def public(payment: dict) -> dict:
    """Return what a customer may know of a payment."""
    return {name: payment[name] for name in ("id", "number", "amount", "currency", "status")}


def to_json(value: dict) -> bytes:
    """Return a body to be signed."""
    return json.dumps(value, sort_keys=True).encode()
