"""Fetching a file from a provider."""

from django.conf import settings

from portal.payments.exceptions import ProviderUnreachable

#: Bills are small; what is larger is none.
LARGEST = 50_000_000


def download(address: str) -> bytes:
    """Return what lies at this address, which may hold a token and is told to nobody. Raises ProviderUnreachable."""
    import requests

    try:
        answer = requests.get(address, timeout=settings.PAYMENT_TIMEOUT, stream=True)
        answer.raise_for_status()
        content = answer.raw.read(LARGEST + 1, decode_content=True)
    except (requests.RequestException, OSError) as error:
        raise ProviderUnreachable(f"download: {type(error).__name__}") from None
    if len(content) > LARGEST:
        raise ProviderUnreachable("download: too large")
    return content
