"""Says what a guarded update has changed in a stock record, which sends no signal by itself."""

from django.db.models.signals import post_save
from oscar.core.loading import get_model

StockRecord = get_model("partner", "StockRecord")


def tell(record, changed: str) -> None:
    """Let stock alerts, counts and the text index hear what changed, as after a save of that field."""
    record.refresh_from_db()
    facts = {"created": False, "raw": False, "using": record._state.db, "update_fields": frozenset({changed})}
    post_save.send(sender=StockRecord, instance=record, **facts)
