"""Which providers are switched on: the dotted names in settings.PAYMENT_PROVIDERS, in that order."""

from functools import cache

from django.conf import settings
from django.core.signals import setting_changed
from django.utils.module_loading import import_string

from portal.payments.exceptions import UnknownProvider
from portal.payments.providers import Provider


@cache
def providers() -> dict[str, Provider]:
    """Return the providers that are switched on, by code, in the order buyers see them."""
    found = [import_string(name)() for name in settings.PAYMENT_PROVIDERS]
    return {provider.code: provider for provider in found}


def offered() -> list[Provider]:
    """Return those a buyer may choose: switched on, and set up whole."""
    return [provider for provider in providers().values() if provider.is_whole]


@cache
def switched_off() -> dict[str, Provider]:
    """Return the site's other providers, by code: refunds and late messages still pass through them."""
    found = [import_string(name)() for name in settings.PAYMENT_NAMES.values()]
    return {provider.code: provider for provider in found if provider.code not in providers()}


def get_provider(code: str) -> Provider:
    """Return one provider, on or off. Raises UnknownProvider."""
    try:
        return providers().get(code) or switched_off()[code]
    except KeyError:
        raise UnknownProvider(code) from None


def title_of(code: str) -> str:
    """Return the name buyers see of a means of payment; its code when it is no more."""
    try:
        return str(get_provider(code).title)
    except UnknownProvider:
        return code


def _forget(*, setting, **kwargs):
    if setting in ("PAYMENT_PROVIDERS", "STRIPE", "ALIPAY", "WECHAT_PAY", "PAYMENT_TIMEOUT"):
        providers.cache_clear()
        switched_off.cache_clear()


setting_changed.connect(_forget)
