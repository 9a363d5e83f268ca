"""Django system checks of the means of payment: no site starts with half of what a provider needs."""

from collections.abc import Iterator

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.utils import translation

from portal.payments.online.base import OnlineProvider
from portal.payments.registry import providers


@register()
def check_payments(app_configs, **kwargs) -> list[CheckMessage]:
    """Every provider that is switched on is known and has all it needs; production takes real money alone."""
    unknown = [name for name in settings.PAYMENT_PROVIDERS if "." not in name]
    if unknown:
        names = ", ".join(settings.PAYMENT_NAMES)
        return [Error(f"PAYMENT_PROVIDERS is of {names}, not “{', '.join(unknown)}”.", id="payments.E001")]
    online = [provider for provider in providers().values() if isinstance(provider, OnlineProvider)]
    with translation.override(None):  # the language of all that is said at the start
        return [Error(sentence, id="payments.E002") for provider in online for sentence in faults_of(provider)]


def faults_of(provider: OnlineProvider) -> Iterator[str]:
    """Yield in sentences what keeps this provider from working here."""
    missing = provider.missing()
    if missing:
        yield f"PAYMENT_PROVIDERS names {provider.code}, which needs {', '.join(missing)}."
    yield from provider.faults()
    if settings.PRODUCTION and provider.is_play_money():
        yield f"Production must not take play money: the settings of {provider.code} are those for trying out."
    if settings.PRODUCTION and not settings.WAGTAILADMIN_BASE_URL.startswith("https://"):
        yield f"SITE_URL must be this site's https:// address: {provider.code} sends its messages there."
