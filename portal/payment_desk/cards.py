"""What the operator reads of each provider: whether it is on, what it lacks, when it last spoke, what is next."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.html import format_html
from django.utils.translation import gettext as _

from portal.payments.heard import last_heard, last_refusal, last_refused
from portal.payments.online.base import OnlineProvider, Setting
from portal.payments.providers import Provider
from portal.payments.registry import providers, switched_off


@dataclass(frozen=True)
class Card:
    """One provider. `steps` is what to do next, in order; secrets are in none of it."""

    code: str
    title: str
    is_on: bool
    is_online: bool
    is_whole: bool
    play_money: bool
    settings: list[Setting]
    faults: list[str]
    address: str
    heard: datetime | None
    refused: datetime | None
    refusal: tuple[datetime, str] | None
    steps: list[str]


def all_cards() -> list[Card]:
    """Return those that are on in the order buyers see them, then the others."""
    return [card_of(provider) for provider in [*providers().values(), *switched_off().values()]]


def find_online(code: str) -> OnlineProvider | None:
    """Return a provider that can be tried out, on or off."""
    found = providers().get(code) or switched_off().get(code)
    return found if isinstance(found, OnlineProvider) else None


def card_of(provider: Provider) -> Card:
    """Return what the operator reads of this provider."""
    online = provider if isinstance(provider, OnlineProvider) else None
    heard = last_heard(provider.code) if online else None
    is_on = provider.code in providers()
    return Card(
        code=provider.code,
        title=str(provider.title),
        is_on=is_on,
        is_online=online is not None,
        is_whole=provider.is_whole,
        play_money=provider.play_money or bool(online and online.is_whole and online.is_play_money()),
        settings=online.settings() if online else [],
        faults=online.faults() if online else [],
        address=online.notify_url if online else "",
        heard=heard,
        refused=last_refused(provider.code) if online else None,
        refusal=last_refusal(provider.code) if online else None,
        steps=steps_of(provider, online, is_on=is_on, heard=heard),
    )


def steps_of(provider: Provider, online: OnlineProvider | None, *, is_on: bool, heard: datetime | None) -> list[str]:
    """Return in sentences what the operator does next with this provider; nothing when all is well."""
    steps = []
    if online and online.missing():
        names = format_html("<code>{}</code>", ", ".join(online.missing()))
        steps.append(format_html(_("Set {names} in the site's environment."), names=names))
    if not is_on:
        steps.append(format_html(_("Add <code>{code}</code> to <code>PAYMENT_PROVIDERS</code>."), code=provider.code))
    if steps:
        steps.append(_("Start the site anew and come back here."))
    elif online and not heard:
        steps.append(_("Test the connection."))
        steps.append(_("Give the provider the address for its messages, where it asks for one."))
        steps.append(_("Order something small yourself, pay it, and cancel the order: the money comes back to you."))
    return steps
