"""Oscar's customer models; ours would stand above the star import."""

from oscar.apps.customer.models import *  # noqa: F403
