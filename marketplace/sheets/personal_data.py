"""The tables' part of "download my data"."""

from marketplace.sheets.models import Sheet
from portal.users.models import User
from portal.users.personal_data import register_personal_data


def register() -> None:
    """Enter the collector."""
    register_personal_data("files_of_goods", files_of_goods)


def files_of_goods(user: User) -> list[dict]:
    """Return which files of goods this person sent, and when."""
    return list(Sheet.objects.filter(owner=user).values("name", "made_at", "state", "total"))
