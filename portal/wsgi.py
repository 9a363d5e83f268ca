"""WSGI entry point for gunicorn. Production does not start on what is fit for trying out alone."""

import os
import sys

from django.core.wsgi import get_wsgi_application

# gunicorn stops altogether, instead of trying again, when a worker ends with this code.
WORKER_CANNOT_BOOT = 3

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
application = get_wsgi_application()


def refuse_unfit_production() -> None:
    """Print each broken rule of production and end the process; do nothing when all are kept."""
    from django.conf import settings

    from portal.core.checks import check_production
    from portal.payments.checks import check_payments

    broken = [*check_production(None), *check_payments(None)] if settings.PRODUCTION else []
    if broken:
        print("\n".join(["This site refuses to start:", *(f"  - {error.msg}" for error in broken)]), file=sys.stderr)
        raise SystemExit(WORKER_CANNOT_BOOT)


refuse_unfit_production()
