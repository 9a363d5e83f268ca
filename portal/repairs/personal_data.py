"""The repairs' part of "download my data"."""

from base64 import b64encode

from portal.repairs.kinds import OF_RESIDENTS
from portal.repairs.models import Photo, Repair, SameHere, Step
from portal.users.models import User
from portal.users.personal_data import register_personal_data


def register() -> None:
    """Enter both collectors."""
    register_personal_data("repairs", repairs_of)
    register_personal_data("repairs_of_neighbours", joined_by)


def repairs_of(user: User) -> list[dict]:
    """Return what this person reported, with every step and their own photos as base64."""
    mine = Repair.objects.of_person(user).select_related("community", "flat__building", "building")
    return [
        {
            "community": repair.community.name,
            "number": repair.code,
            "category": repair.category,
            "where": repair.where,
            "text": repair.text,
            "state": repair.state,
            "reported_at": repair.made_at,
            "answer_promised_by": repair.answer_by,
            "promised_by": repair.promised_by,
            "done_at": repair.done_at,
            "rating": repair.rating,
            "rating_text": repair.rating_text,
            "steps": [_step(step) for step in repair.steps.all()],
        }
        for repair in mine.prefetch_related("steps__photos").order_by("pk")
    ]


def _step(step: Step) -> dict:
    mine = step.kind in OF_RESIDENTS
    photos = [_encoded(photo) for photo in step.photos.all()] if mine else []
    visit = {"visit_from": step.visit_from, "visit_until": step.visit_until} if step.visit_from else {}
    return {"kind": step.kind, "at": step.at, "text": step.text, "photos": photos, **visit}


def _encoded(photo: Photo) -> str:
    with photo.file.open("rb") as file:
        return b64encode(file.read()).decode()


def joined_by(user: User) -> list[dict]:
    """Return to which neighbours' requests this person said that they have the same."""
    rows = SameHere.objects.filter(residency__user=user).select_related("repair__community").order_by("pk")
    return [{"community": row.repair.community.name, "number": row.repair.code, "at": row.at} for row in rows]
