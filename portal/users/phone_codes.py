"""Codes to phones: asked for within bounds, sent once, tried a few times, good for ten minutes."""

import secrets
import unicodedata
from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from portal.sms.exceptions import SmsFailed
from portal.sms.services import send_code
from portal.users.models import PhoneCode, User
from portal.users.tries import Pause, Tries

DIGITS = 6
LIFETIME = timedelta(minutes=10)
MOST_TRIES = 5
KEPT_FOR = timedelta(days=1)
HOUR, DAY = 3600, 24 * 3600
#: A message costs money and can be a nuisance: bounds for each number, each address, and the whole site.
BETWEEN = Pause("sms-number", 60)
BY_NUMBER = (Tries("sms-number", 5, HOUR), Tries("sms-number-day", 10, DAY))
BY_ADDRESS = (Tries("sms-address", 20, HOUR), Tries("sms-address-day", 60, DAY))
TOO_SOON = _("A code went to this number less than a minute ago. Wait for it a little.")
TOO_MANY = _("Too many codes were asked for. Try again in an hour, or tomorrow.")


class TooManyCodes(Exception):
    """No code for now; the sentence says why."""

    def __init__(self, sentence):
        self.sentence = sentence
        super().__init__(str(sentence))


def ask_for_code(*, phone: str, purpose: str, address: str, user: User | None = None) -> PhoneCode:
    """Note that a visitor at this IP address wants a code for this number; nothing is sent yet.

    Raises TooManyCodes, in the same way whether the number belongs to an account or not.
    """
    if any(bound.count(address) > bound.limit for bound in BY_ADDRESS):
        raise TooManyCodes(TOO_MANY)
    if not BETWEEN.begin(phone):
        raise TooManyCodes(TOO_SOON)
    if any(bound.count(phone) > bound.limit for bound in BY_NUMBER):
        raise TooManyCodes(TOO_MANY)
    PhoneCode.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()
    return PhoneCode.objects.create(phone=phone, purpose=purpose, user=user)


def send(*, asked: PhoneCode, language: str) -> None:
    """Make the code and send it now. Raises SmsFailed; the number may then be tried again at once.

    The code counts even so: a provider that answered too late may have sent it.
    """
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    asked.digest, asked.sent_at = _digest(asked.pk, code), timezone.now()
    asked.save(update_fields=["user", "digest", "sent_at"])
    try:
        whole_site = Tries("sms-site", settings.SMS_PER_DAY, DAY)
        if whole_site.count("all") > whole_site.limit:
            raise SmsFailed("SMS_PER_DAY is reached")
        send_code(phone=asked.phone, code=code, language=language)
    except SmsFailed:
        BETWEEN.end(asked.phone)
        raise


def answer(*, pk: int, code: str) -> PhoneCode | None:
    """Return what was asked for when this is its code, which counts once; None for a wrong, old or worn one.

    The try is counted before the code is looked at, so that many at one moment are not more than MOST_TRIES.
    """
    fresh = timezone.now() - LIFETIME
    open_ones = PhoneCode.objects.filter(pk=pk, used_at=None, sent_at__gt=fresh)
    if not open_ones.filter(tries__lt=MOST_TRIES).update(tries=F("tries") + 1):
        return None
    asked = open_ones.select_related("user").filter(user__isnull=False).first()
    if asked is None or not constant_time_compare(asked.digest, _digest(pk, clean_code(code))):
        return None
    return asked if open_ones.update(used_at=timezone.now()) else None


def clean_code(typed: str) -> str:
    """Return the digits of what a person typed, full-width ones and spaces allowed."""
    return "".join(unicodedata.normalize("NFKC", typed).split())


def account_to_reset(phone: str) -> User | None:
    """Return who may choose a new password with a code to this number.

    An account with an e-mail address and a number nobody confirmed uses the address: the number may be a slip of the
    finger, and its real owner must not get in.
    """
    user = User.objects.filter(phone=phone, is_active=True).first()
    return user if user and (user.has_proven_phone or not user.email) else None


def _digest(pk: int, code: str) -> str:
    return salted_hmac("portal.users.phone_codes", f"{pk}:{code}", algorithm="sha256").hexdigest()
