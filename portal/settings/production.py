"""Production: PostgreSQL, Redis, object storage. portal.core.checks refuses to start on less, in sentences."""

from portal.settings.base import *  # noqa: F403
from portal.settings.base import CACHES, DATABASES, STORAGES, env

PRODUCTION = True
SERVE_MEDIA = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
SMS_PROVIDER = env("SMS_PROVIDER", default="")
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    DATABASES["default"]["OPTIONS"] |= {
        "pool": {"min_size": 2, "max_size": env.int("DATABASE_POOL", default=8), "timeout": 10}
    }
if env("REDIS_URL", default=""):
    CACHES = {
        **CACHES,
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": env("REDIS_URL")},
    }
if env("MEDIA_BUCKET", default=""):
    STORAGES = {
        **STORAGES,
        # Read by this process alone, and with a signature: the bucket must not show what lies below private/.
        "private": {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": env("PRIVATE_BUCKET", default=env("MEDIA_BUCKET")),
                "endpoint_url": env("MEDIA_ENDPOINT", default=None),
                "location": "private",
                "querystring_auth": True,
            },
        },
        "default": {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": env("MEDIA_BUCKET"),
                "endpoint_url": env("MEDIA_ENDPOINT", default=None),
                "custom_domain": env("MEDIA_DOMAIN", default=None),
                "querystring_auth": False,
            },
        },
    }
    # Pictures come from the bucket's own host, which the policy must name.
    MEDIA_ORIGIN = env("MEDIA_ORIGIN", default="")
    for _policy in (CONTENT_SECURITY_POLICY["DIRECTIVES"], ADMIN_POLICY):
        _policy["img-src"] = [*_policy["img-src"], *filter(None, [MEDIA_ORIGIN])]
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
for _key, _value in env.email_url("EMAIL_URL", default="smtp://localhost:25").items():
    if _key.startswith("EMAIL_") and _key not in {"EMAIL_FILE_PATH", "EMAIL_BACKEND"}:
        globals()[_key] = _value
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31536000
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OSCAR_BASKET_COOKIE_SECURE = True
# Sub-domains and preload lists are the domain owner's decision; Wagtail shows previews in frames of our own.
SILENCED_SYSTEM_CHECKS = [*SILENCED_SYSTEM_CHECKS, "security.W005", "security.W019", "security.W021"]
