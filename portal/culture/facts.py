"""Stories and events in schema.org's words."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from portal.core.findable import absolute


def publisher() -> dict:
    """Return who stands behind the site."""
    return {"@type": "Organization", "name": settings.SITE_NAME, "url": absolute("/")}


def _local(moment: datetime | None) -> str | None:
    return moment and timezone.localtime(moment).isoformat()


def story_facts(page) -> dict:
    """Return a story as an article."""
    return {
        "@type": "Article",
        "headline": page.title,
        "description": page.summary,
        "inLanguage": page.content_language,
        "author": {"@type": "Person", "name": page.teller} if page.teller else publisher(),
        "publisher": publisher(),
        "datePublished": page.told_on.isoformat(),
        "dateModified": _local(page.last_published_at),
    }


def event_facts(page) -> dict:
    """Return a festival or meeting with its time and place."""
    host = page.get_parent()
    return {
        "@type": "Event",
        "name": page.title,
        "description": page.summary,
        "startDate": _local(page.starts_at),
        "endDate": _local(page.ends_at),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": page.place or host.title, "address": page.place or host.title},
        "organizer": {"@type": "Organization", "name": host.title, "url": absolute(host.get_url() or "/")},
    }
