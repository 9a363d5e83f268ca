"""Everything here looks for words."""

import pytest


@pytest.fixture(autouse=True)
def words_are_written(text_index):
    """Write the text index with every row."""
