"""Means of payment, and the play-money provider of the settings that are not production."""

from pathlib import Path

import environ

env = environ.Env()

# Dotted names of portal.payments.providers.Provider classes, in the order buyers see them.
PAYMENT_PROVIDERS = ["portal.payments.providers.PayAtPickup", "portal.payments.providers.BankTransfer"]

# After so many days the contact of somebody who ordered and never paid is forgotten.
FORGET_UNPAID_AFTER_DAYS = env.int("FORGET_UNPAID_AFTER_DAYS", default=30)

SANDBOX_PROVIDER = "portal.payments.sandbox.client.Sandbox"
# Whether this site also answers as the sandbox provider, under /sandbox-pay/.
SANDBOX_MOUNTED = False
_here = f"http://127.0.0.1:{env.int('PORT', default=8000)}"
PAYMENT_SANDBOX = {
    # Where we call it, where the buyer's browser finds its payment page, and where it calls us.
    "url": env("SANDBOX_URL", default=f"{_here}/sandbox-pay"),
    "page_url": env("SANDBOX_PAGE_URL", default="/sandbox-pay"),
    "notify_url": env("SANDBOX_NOTIFY_URL", default=f"{_here}/payments/webhook/sandbox/"),
    "secret": env("SANDBOX_SECRET", default="play-money"),
    "timeout": env.float("SANDBOX_TIMEOUT", default=5.0),
    "store": env("SANDBOX_STORE", default=str(Path(__file__).resolve().parents[2] / "var" / "sandbox-pay.sqlite3")),
}
