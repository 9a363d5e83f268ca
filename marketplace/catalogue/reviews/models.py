"""Oscar's review models; ours would stand above the star import."""

from oscar.apps.catalogue.reviews.models import *  # noqa: F403
