"""Development: DEBUG on, SQLite unless DATABASE_URL says otherwise."""

from portal.settings.base import *  # noqa: F403

DEBUG = True
PAYMENT_PROVIDERS = [*PAYMENT_PROVIDERS, SANDBOX_PROVIDER]
SANDBOX_MOUNTED = True
SECRET_KEY = "development-only"
ALLOWED_HOSTS = ["*"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
