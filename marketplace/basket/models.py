"""Oscar's basket models; ours would stand above the star import."""

from oscar.apps.basket.models import *  # noqa: F403
