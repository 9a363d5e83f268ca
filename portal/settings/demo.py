"""The site as script/server starts it: no DEBUG, SQLite under var/, everything on one machine."""

from django.core.management.utils import get_random_secret_key

from portal.settings.base import *  # noqa: F403
from portal.settings.base import CACHES, PAYMENT_PROVIDERS, SANDBOX_PROVIDER, VAR_DIR, env


def read_or_make_secret() -> str:
    """Return the secret kept in var/secret, making it at the first start."""
    path = VAR_DIR / "secret"
    if not path.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        path.write_text(get_random_secret_key())
        path.chmod(0o600)
    return path.read_text().strip()


SECRET_KEY = env("SECRET_KEY", default="") or read_or_make_secret()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"])
PAYMENT_PROVIDERS = [*PAYMENT_PROVIDERS, SANDBOX_PROVIDER]
SANDBOX_MOUNTED = True
CACHES = {
    **CACHES,
    "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": VAR_DIR / "cache"},
}
