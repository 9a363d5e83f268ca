"""Oscar's shipping models; ours would stand above the star import."""

from oscar.apps.shipping.models import *  # noqa: F403
