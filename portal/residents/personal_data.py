"""The homes' part of "download my data"."""

from portal.residents.models import Residency, Staff
from portal.users.models import User
from portal.users.personal_data import register_personal_data


def register() -> None:
    """Enter both collectors."""
    register_personal_data("homes", homes_of)
    register_personal_data("property_jobs", jobs_of)


def jobs_of(user: User) -> list[dict]:
    """Return the property companies and offices this person works for."""
    jobs = Staff.objects.filter(user=user).select_related("company", "office").order_by("pk")
    return [{"company": job.company.name, "office": job.office.name if job.office else ""} for job in jobs]


def homes_of(user: User) -> list[dict]:
    """Return where this person lives, lived or asked to live, and what they show to whom."""
    mine = Residency.objects.filter(user=user).with_place().order_by("pk")
    return [
        {
            "community": home.community.name,
            "building": home.flat.building.number,
            "flat": home.flat.number,
            "state": home.state,
            "came_by": home.way,
            "in_the_household": home.role,
            "name": home.name,
            "name_is_shown_to": home.shown_to,
            "message": home.message,
            "reason": home.reason,
            "asked_at": home.asked_at,
            "since": home.since,
            "until": home.until,
        }
        for home in mine
    ]
