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


def get_provider(code: str) -> Provider:
    """Return one provider. Raises UnknownProvider."""
    try:
        return providers()[code]
    except KeyError:
        raise UnknownProvider(code) from None


def _forget(*, setting, **kwargs):
    if setting == "PAYMENT_PROVIDERS":
        providers.cache_clear()


setting_changed.connect(_forget)
