"""Stories whose text shows what the market, the villages and their hosts have."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Locale

from marketplace.producers.models import ProducerProfile
from portal.core.services import publish_page
from portal.culture.models import StoryPage
from portal.images.models import CustomImage
from portal.villages.services import page_of
from tests.factories import make_product
from tests.villages.factories import bring_on


def write_story(*blocks, village=None, **fields) -> StoryPage:
    """Return a published story whose text is these blocks."""
    parent = page_of(village or bring_on())
    return publish_page(
        parent=parent, page=StoryPage(title="一块田，收三样", slug="fields", body=list(blocks), **fields)
    )


def product_of(village, **fields):
    """Return a product of a village that was brought on."""
    return make_product(ProducerProfile.objects.get(village=village), **fields)


def english_of(page) -> StoryPage:
    """Return the page that stands at the English address."""
    return page.get_translation(Locale.objects.get(language_code="en")).specific


def make_picture(title: str = "a") -> CustomImage:
    """Return a small picture."""
    out = BytesIO()
    Image.new("RGB", (60, 40), "green").save(out, "JPEG")
    return CustomImage.objects.create(title=title, file=ContentFile(out.getvalue(), f"{title}.jpg"))


def recipe(*products, **fields) -> tuple:
    """Return a recipe block that asks for these products and for water."""
    rows = [{"name": "红米", "amount": "200 克", "product": product} for product in products]
    rows.append({"name": "水", "amount": "两升", "product": None})
    text = {"title": "红米粥", "serves": 4, "minutes": 50, "ingredients": rows, "steps": ["淘米", "煮四十分钟"]}
    return ("recipe", {**text, **fields})
