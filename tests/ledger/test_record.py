"""Writing in the books, and checking them."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.ledger import invariants
from portal.ledger.invariants import Finding, register_invariant
from portal.ledger.models import Account, Entry, Posting
from portal.ledger.services import record

pytestmark = pytest.mark.django_db
TEN = Decimal("10.10")


def test_an_entry_moves_money_between_accounts():
    entry = record(key="paid:1", text="paid", postings={"buyers": -TEN, "provider:x": TEN})

    assert dict(entry.postings.values_list("account__code", "amount")) == {"buyers": -TEN, "provider:x": TEN}


def test_the_same_key_twice_is_one_entry():
    for _time in range(2):
        record(key="paid:1", text="paid", postings={"buyers": -TEN, "provider:x": TEN})

    assert (Entry.objects.count(), Posting.objects.count(), Account.objects.count()) == (1, 2, 2)


def test_an_entry_that_does_not_sum_to_zero_is_refused():
    with pytest.raises(ValueError, match="does not sum to zero"):
        record(key="paid:1", text="paid", postings={"buyers": -TEN, "provider:x": TEN + Decimal("0.01")})

    assert Entry.objects.count() == 0


def test_nothing_moved_is_nothing_written():
    assert record(key="free", text="free", postings={"buyers": Decimal(0), "village:1": Decimal(0)}) is None


def check_books():
    out = StringIO()
    call_command("check_books", stdout=out)
    return out.getvalue()


def test_check_books_prints_each_invariant_with_its_figure():
    record(key="paid:1", text="paid", postings={"buyers": -TEN, "provider:x": TEN})
    record(key="paid:2", text="paid", postings={"buyers": Decimal("-0.29"), "provider:x": Decimal("0.29")})

    lines = check_books().splitlines()

    assert "ok     ledger sums to zero: CNY 0.00 over 2 entries" in lines
    name = "reserved stock equals open orders plus live attempts"
    assert f"ok     {name}: 0 reserved = 0 in orders + 0 in boxes + 0 in attempts + 0 offered" in lines
    assert len(lines) >= 6


def test_check_books_fails_when_an_entry_is_uneven():
    record(key="paid:1", text="paid", postings={"buyers": -TEN, "provider:x": TEN})
    Posting.objects.filter(amount=TEN).update(amount=Decimal("10.11"))

    with pytest.raises(CommandError, match="ledger sums to zero"):
        check_books()


def test_a_room_can_enter_its_own_sentence(monkeypatch):
    monkeypatch.setattr(invariants, "_checks", {})
    register_invariant("no seat sold twice", lambda: Finding("2 of 1 seats", "session 7"))

    with pytest.raises(CommandError, match="1 of 1 invariants broken: no seat sold twice"):
        check_books()
