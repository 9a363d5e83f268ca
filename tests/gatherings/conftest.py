import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def english():
    """Begin in English, whatever ran before."""
    with translation.override("en"):
        yield
