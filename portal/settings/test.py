"""Tests: quick password hashing, mail in memory, tasks at once; database and cache from the environment."""

from portal.settings.base import *  # noqa: F403
from portal.settings.base import CACHES, PAYMENT_PROVIDERS, SANDBOX_PROVIDER, STORAGES, VAR_DIR, env

SECRET_KEY = "test-only"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = ACCOUNT_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PAYMENT_PROVIDERS = [*PAYMENT_PROVIDERS, SANDBOX_PROVIDER]
SANDBOX_MOUNTED = True
# Tests look at what a page is made of; those of the page cache switch it on.
CACHES = {**CACHES, **{name: {"BACKEND": "django.core.cache.backends.dummy.DummyCache"} for name in ("pages", "parts")}}
if env("REDIS_URL", default=""):
    # Each test process has a Redis database of its own, so that clearing one disturbs no other.
    _worker = env("PYTEST_XDIST_WORKER", default="gw").removeprefix("gw")
    _redis = f"{env('REDIS_URL').rstrip('/')}/{int(_worker) + 1 if _worker else 0}"
    CACHES = {
        **CACHES,
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": _redis},
    }
# Words are written into the text index only for tests that look for them (fixture `text_index`): it is most of what
# making a product or a page costs.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}}
# Tests come from one address; those that test the limits switch them on.
THROTTLED = False
ACCOUNT_RATE_LIMITS = False
PRIVATE_MEDIA_ROOT = VAR_DIR / "test" / f"private-{env('PYTEST_XDIST_WORKER', default='main')}"
MEDIA_ROOT = VAR_DIR / "test" / f"media-{env('PYTEST_XDIST_WORKER', default='main')}"
# Tests write the figures themselves, in their own transaction.
FIGURES_FLUSH_SECONDS = 0
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "private": {**STORAGES["private"], "OPTIONS": {"location": PRIVATE_MEDIA_ROOT}},
}
