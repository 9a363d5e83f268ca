"""The complaints' part of "download my data"."""

from base64 import b64encode

from marketplace.complaints.models import Complaint, ComplaintPhoto
from portal.users.models import User
from portal.users.personal_data import register_personal_data


def register() -> None:
    """Enter the collector."""
    register_personal_data("complaints", complaints)


def complaints(user: User) -> list[dict]:
    """Return what this person said was wrong, with the photos as base64, and what was answered; amounts in CNY."""
    found = Complaint.objects.filter(consignment__order__user=user).select_related("consignment").with_lines()
    return [
        {
            "parcel": complaint.consignment.number,
            "date": complaint.made_at,
            "reason": complaint.reason,
            "text": complaint.text,
            "lines": [{"title": row.line.title, "quantity": row.quantity} for row in complaint.lines.all()],
            "photos": [_encoded(photo) for photo in complaint.photos.all()],
            "status": complaint.status,
            "answer": complaint.answer,
            "given": complaint.total,
        }
        for complaint in found.order_by("pk")
    ]


def _encoded(photo: ComplaintPhoto) -> str:
    with photo.file.open("rb") as file:
        return b64encode(file.read()).decode()
