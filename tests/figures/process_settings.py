"""The site in a process of its own, as long between two writings as the environment says."""

from portal.settings.test import *  # noqa: F403
from portal.settings.test import env

FIGURES_FLUSH_SECONDS = env.float("FIGURES_FLUSH_SECONDS")
