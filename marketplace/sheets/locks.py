"""The one place of this room where rows are locked; a file is locked before the stock records it changes."""

from marketplace.sheets.models import Sheet


def lock_sheet(*, pk: int) -> Sheet | None:
    """Return the file as it is now, locked; None when it was thrown away."""
    return Sheet.objects.select_for_update(no_key=True).filter(pk=pk).first()
