"""Planting the standing pages of a site."""

from pathlib import Path

import yaml
from django.db import transaction

from home.demo.content import by_language, stream
from home.models import HomePage, StandardPage
from portal.core.services import publish_pair

PAGES = Path(__file__).parent / "pages.yaml"


@transaction.atomic
def plant_standing_pages(*, home: HomePage) -> list[StandardPage]:
    """Publish in both languages what is missing below the Chinese front page, and return the new Chinese pages.

    A page that is there stays as its editors left it.
    """
    texts = yaml.safe_load(PAGES.read_text(encoding="utf-8"))
    there = set(home.get_children().values_list("slug", flat=True))
    return [_plant(home, page) for page in texts if page["slug"] not in there]


def _plant(home: HomePage, texts: dict) -> StandardPage:
    fields = by_language(
        lambda key: {
            "title": texts["title"][key],
            "summary": texts["summary"][key],
            "body": stream(texts["body"], key, lambda name: None),
        }
    )
    parts = {part: texts.get(part, False) for part in ("has_letter_form", "has_papers", "has_cookies")}
    page = StandardPage(slug=texts["slug"], show_in_menus=True, **parts, **fields["zh-hans"])
    return publish_pair(parent=home, page=page, translations={"en": fields["en"]})
