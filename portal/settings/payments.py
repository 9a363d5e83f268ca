"""Means of payment, and the play-money provider of the settings that are not production."""

from pathlib import Path

import environ

env = environ.Env()


def read_secret(name: str) -> str:
    """Return a key from the variable, or from the file that NAME_FILE names; empty when there is neither.

    Keys of several lines fit into one variable with \\n between the lines.
    """
    path = Path(env(f"{name}_FILE", default=""))
    text = path.read_text() if path.is_file() else env(name, default="")
    return text.replace("\\n", "\n").strip()


def read_secrets(name: str) -> list[str]:
    """Return several keys, with commas between them: the one in use and the one to come, while a provider changes."""
    return [key.strip() for key in read_secret(name).split(",") if key.strip()]


# What PAYMENT_PROVIDERS may say, and where a browser is sent to pay there (portal.payments.checks holds to both).
PAYMENT_NAMES = {
    "pay_at_pickup": "portal.payments.providers.PayAtPickup",
    "bank_transfer": "portal.payments.providers.BankTransfer",
    "stripe": "portal.payments.online.stripe.StripeCheckout",
    "alipay": "portal.payments.online.alipay.Alipay",
    "wechat_pay": "portal.payments.online.wechat.WeChatPay",
    "gift_credit": "marketplace.gifts.provider.GiftCredit",
}
# A form's redirect may go on to further hosts of the same company, so Alipay's are named together.
PAYMENT_PAGES = {
    "stripe": ["https://checkout.stripe.com"],
    "alipay": ["https://*.alipay.com"],
    "wechat_pay": ["https://wx.tenpay.com"],
}
_chosen = env.list("PAYMENT_PROVIDERS", default=["pay_at_pickup", "bank_transfer", "gift_credit"])
# Dotted names of portal.payments.providers.Provider classes, in the order buyers see them.
PAYMENT_PROVIDERS = [PAYMENT_NAMES.get(name, name) for name in _chosen]
# Where a browser may be sent to pay, beside ourselves: follows from the providers; others such as https://pay.example.
PAYMENT_ORIGINS = [
    *(origin for name, pages in PAYMENT_PAGES.items() if PAYMENT_NAMES[name] in PAYMENT_PROVIDERS for origin in pages),
    *env.list("PAYMENT_ORIGINS", default=[]),
]
# Seconds until we give up on a provider; a buyer waits at the page.
PAYMENT_TIMEOUT = env.float("PAYMENT_TIMEOUT", default=5.0)
STRIPE = {
    "secret_key": read_secret("STRIPE_SECRET_KEY"),
    "webhook_secrets": read_secrets("STRIPE_WEBHOOK_SECRET"),
    # Means of payment on Stripe's page; each must be switched on in its dashboard.
    "methods": env.list("STRIPE_METHODS", default=["card", "alipay", "wechat_pay"]),
    "url": env("STRIPE_URL", default="https://api.stripe.com"),
}
ALIPAY = {
    "app_id": env("ALIPAY_APP_ID", default=""),
    "private_key": read_secret("ALIPAY_PRIVATE_KEY"),
    # Alipay's, not ours.
    "public_keys": read_secrets("ALIPAY_PUBLIC_KEY"),
    "url": env("ALIPAY_URL", default="https://openapi.alipay.com/gateway.do"),
}
WECHAT_PAY = {
    "app_id": env("WECHAT_PAY_APP_ID", default=""),
    "mch_id": env("WECHAT_PAY_MCH_ID", default=""),
    "serial": env("WECHAT_PAY_SERIAL", default=""),
    "private_key": read_secret("WECHAT_PAY_PRIVATE_KEY"),
    "api_v3_key": read_secret("WECHAT_PAY_API_V3_KEY"),
    # WeChat Pay's own key and its number; without them its certificates are fetched, and again when they change.
    "public_key": read_secret("WECHAT_PAY_PUBLIC_KEY"),
    "public_key_id": env("WECHAT_PAY_PUBLIC_KEY_ID", default=""),
    "url": env("WECHAT_PAY_URL", default="https://api.mch.weixin.qq.com"),
}

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
