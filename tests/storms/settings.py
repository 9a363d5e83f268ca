"""The site as the storms run it: test settings, a mail server that is down, the sandbox elsewhere."""

from portal.settings.test import *  # noqa: F403

SANDBOX_MOUNTED = False
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", 9
CACHES = {**CACHES, "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}  # noqa: F405
