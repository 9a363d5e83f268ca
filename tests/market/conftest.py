"""Pictures for products of tests."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from oscar.core.loading import get_model
from PIL import Image


@pytest.fixture
def picture(settings, tmp_path):
    """Return a function that gives a product a small picture, stored in a folder that goes away."""
    settings.MEDIA_ROOT = tmp_path

    def give(product, data: bytes = b""):
        file = BytesIO(data)
        if not data:
            Image.radial_gradient("L").resize((1000, 900)).convert("RGB").save(file, "PNG")
        name = f"{product.pk}.png"
        return get_model("catalogue", "ProductImage").objects.create(
            product=product, original=ContentFile(file.getvalue(), name=name), display_order=product.images.count()
        )

    return give
