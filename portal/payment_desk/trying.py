"""Trying a provider out, with an answer somebody can act on."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.payments.exceptions import ConnectionRefused, ProviderUnreachable
from portal.payments.online.base import OnlineProvider

WRONG_KEY = gettext_lazy("The key does not belong to this account, or was not copied whole.")
NO_RIGHT = gettext_lazy("This means of payment is not yet switched on for your account there.")
#: What the companies' own words mean for whoever set the site up.
MEANINGS = {
    "AuthenticationError": WRONG_KEY,
    "isv.invalid-signature": WRONG_KEY,
    "SIGN_ERROR": WRONG_KEY,
    "isv.invalid-app-id": gettext_lazy("Nobody knows this ALIPAY_APP_ID there."),
    "isv.insufficient-isv-permissions": NO_RIGHT,
    "APPID_MCHID_NOT_MATCH": gettext_lazy("The app and the merchant number are not linked with each other there."),
    "NO_AUTH": NO_RIGHT,
    "parameter_invalid": NO_RIGHT,
}


@dataclass(frozen=True)
class Tried:
    """Whether it went well, and a sentence about it."""

    is_well: bool
    sentence: str


def try_out(provider: OnlineProvider) -> Tried:
    """Call the company as a payment would, and say what came of it."""
    if not provider.is_whole:
        missing = ", ".join(provider.missing()) or " ".join(provider.faults())
        return Tried(False, _("Nobody was called: %(missing)s is missing or wrong.") % {"missing": missing})
    about = {"provider": provider.title}
    try:
        provider.test()
    except ConnectionRefused as refused:
        meaning = MEANINGS.get(refused.reason, "")
        sentence = _("%(provider)s answers, and refuses: %(reason)s.") % {**about, "reason": refused.reason}
        return Tried(False, f"{sentence} {meaning}".strip())
    except ProviderUnreachable as error:
        sentence = _("No good answer from %(provider)s: %(reason)s. Try again in a minute.")
        return Tried(False, sentence % {**about, "reason": error})
    return Tried(True, _("%(provider)s answers, and knows us. No money moved.") % about)
