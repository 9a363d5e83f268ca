"""What must always be true. Each room enters its own sentences in AppConfig.ready(); check_books says them aloud."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import BigIntegerField, F, Sum
from django.db.models.functions import Cast, Round

from portal.ledger.models import Entry, Posting

#: A difference between sums that is none: SQLite adds decimals as binary fractions. Amounts are whole fen.
HALF_A_FEN = Decimal("0.005")


@dataclass(frozen=True)
class Finding:
    """`figure` is what was counted, in words; `broken` names what is wrong, empty when all is well."""

    figure: str
    broken: str = ""


Check = Callable[[], Finding]
_checks: dict[str, Check] = {}


def register_invariant(name: str, check: Check) -> None:
    """Add a sentence that must be true, e.g. "ledger sums to zero", and how to count it."""
    _checks[name] = check


def check_all() -> dict[str, Finding]:
    """Return every invariant's finding, all seen at one moment."""
    with transaction.atomic():
        return {name: check() for name, check in _checks.items()}


def ledger_sums_to_zero() -> Finding:
    """Every entry, and so the whole ledger, sums to zero."""
    total = Posting.objects.aggregate(sum=Sum(_fen("amount")))["sum"] or 0
    uneven = Entry.objects.annotate(sum=Sum(_fen("postings__amount"))).exclude(sum=0)
    keys = ", ".join(uneven.order_by("pk").values_list("key", flat=True)[:5])
    figure = f"CNY {Decimal(total) / 100:.2f} over {Entry.objects.count()} entries"
    return Finding(figure, f"uneven: {keys}" if keys else "")


def _fen(field: str) -> Cast:
    """Whole hundredths, because SQLite adds decimals as floating point."""
    return Cast(Round(F(field) * 100), BigIntegerField())
