"""Oscar's order models; ours would stand above the star import."""

from oscar.apps.order.models import *  # noqa: F403
