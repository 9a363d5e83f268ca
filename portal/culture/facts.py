"""Stories and events in schema.org's words."""

from portal.core.findable import absolute
from portal.core.structured import moment, organization
from portal.culture.event_rooms import facts_beside


def story_facts(page) -> dict:
    """Return a story as an article."""
    return {
        "@type": "Article",
        "headline": page.title,
        "description": page.summary,
        "inLanguage": page.content_language,
        "author": {"@type": "Person", "name": page.teller} if page.teller else organization(),
        "publisher": organization(),
        "datePublished": moment(page.told_on),
        "dateModified": moment(page.last_published_at),
    }


def event_facts(page) -> dict:
    """Return a festival or meeting with its time and place."""
    host = page.get_parent().specific
    return {
        "@type": "Event",
        "name": page.title,
        "description": page.summary,
        "startDate": moment(page.starts_at),
        "endDate": moment(page.ends_at),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": page.place or host.title, "address": host.postal_address()},
        "organizer": {"@type": "Organization", "name": host.title, "url": absolute(host.get_url() or "/")},
        **facts_beside(page),
    }
