"""The demo's settings on the benchmark's database; PAGE_CACHE=off makes every page anew."""

import os

from portal.settings.demo import *  # noqa: F403
from portal.settings.demo import CACHES, env

if env("REDIS_URL", default=""):
    _redis = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env("REDIS_URL"),
        "KEY_PREFIX": DATABASES["default"]["NAME"],  # noqa: F405  one site for each size
    }
    CACHES = {**CACHES, "default": _redis}
if os.environ.get("PAGE_CACHE") == "off":
    CACHES = {**CACHES, "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
DATABASES["default"]["OPTIONS"] |= {"pool": {"min_size": 2, "max_size": 8, "timeout": 10}}  # noqa: F405
