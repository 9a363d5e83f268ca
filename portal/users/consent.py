"""What people agree to, and in which version: the standing pages named in settings.CONSENT_PAGES."""

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from wagtail.models import Page

from portal.users.models import Consent, User

HOME_DEPTH = 2


def agreed_pages(language: str) -> list[Page]:
    """Return the pages a person agrees to, in the order of settings.CONSENT_PAGES; those not published are left out."""
    pages = Page.objects.live().filter(
        depth=HOME_DEPTH + 1, slug__in=settings.CONSENT_PAGES, locale__language_code=language
    )
    return sorted(pages, key=lambda page: settings.CONSENT_PAGES.index(page.slug))


def agreed_links(language: str, version: str) -> list[tuple[str, str]]:
    """Return (title, path) of those pages; `version` is that of the site's content, for the cache."""
    key = f"users:consent:{language}:{version}"
    found = cache.get(key)
    if found is None:
        found = [(page.title, page.relative_url(None) or page.url) for page in agreed_pages(language)]
        cache.set(key, found, 24 * 3600)
    return found


@transaction.atomic
def record_consent(*, user: User, language: str) -> list[Consent]:
    """Note that this person agreed now, to which text and in which of its published versions; return the rows."""
    return Consent.objects.bulk_create(
        Consent(
            user=user,
            document=page.slug,
            title=page.title,
            language=language,
            revision_number=page.live_revision_id,
            published_at=page.last_published_at,
        )
        for page in agreed_pages(language)
    )
