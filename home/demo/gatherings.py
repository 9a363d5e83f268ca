"""Events of the demo that people sign up for: with places left, full, over, called off; invitations in every state."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from home.demo.accounts import OFFICE
from home.demo.clock import at
from home.demo.content import Size, read
from home.demo.darkroom import picture_file
from home.demo.pictures import picture
from home.demo.villages import add_page
from portal.communities.models import Community
from portal.core.services import translate_page
from portal.culture.models import EventPage
from portal.gatherings.models import Gathering, Invitation
from portal.gatherings.pictures import in_two_sizes
from portal.gatherings.services import (
    Party,
    accept,
    add_photos,
    call_off,
    decline,
    draft_event,
    invite,
    set_terms,
    show_photo,
    sign_up,
    take_down,
    tick_who_came,
    withdraw,
)
from portal.gatherings.services.inviting import look_after_invitations
from portal.users.models import User
from portal.villages.models import Village

OFFERS = ("travel", "bed", "meal")


def hold_gatherings(size: Size) -> None:
    """Let people sign up for the events of this size and invitations go back and forth, once."""
    texts = read("gatherings")
    for event in texts["events"]:
        host = host_of(event["at"], size)
        if host:
            hold(host, event)
    if Invitation.objects.exists():
        return
    for invitation in texts["invitations"]:
        ask(invitation)
    look_after_invitations()


def person(name: str) -> User:
    """Return a demo account by the first part of its address."""
    return User.objects.get(email=f"{name}@yunli.example")


def host_of(place: dict, size: Size) -> Village | Community | None:
    """Return whose event it is, None where the demo is too small."""
    if "village" in place:
        return Village.objects.filter(slug=place["village"], slug__in=size.villages).first()
    return Community.objects.filter(slug=place["community"], slug__in=size.communities).first()


def speaker_of(side: Village | Community) -> User:
    """Return who speaks for a village or a community."""
    return User.objects.get(email=OFFICE.email) if isinstance(side, Community) else person(side.slug)


def moment(days: int, hour: int) -> datetime:
    """Return an hour of the day so many days from today."""
    return timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=days), time(hour)))


def hold(host: Village | Community, texts: dict) -> None:
    """Publish the event if it is not there, let people sign up, and what happened to it since."""
    parent = host.pages.get(locale__language_code="zh-hans")
    if "days" in texts:
        begins, ends = (moment(texts["days"], hour) for hour in texts["hours"])
        times = {"starts_at": begins, "ends_at": ends}
        page = add_page(parent, EventPage, texts, picture, shared=times, texts=("place",))
    else:
        page = EventPage.objects.child_of(parent).get(slug=texts["slug"])
    fill(page, texts)


def fill(page: EventPage, texts: dict) -> None:
    """Let people sign up ten days before it, or today, once; then what happened to it."""
    signed = min(timezone.now(), page.starts_at - timedelta(days=10))
    with at(signed):
        gathering = set_terms(page=page, terms={"takes_sign_ups": True, **texts["terms"]})
        if gathering.sign_ups.exists():
            return
        for name, adults, children in texts["come"]:
            user, ages = User.objects.filter(email=f"{name}@yunli.example").first(), (8,) * children
            if user:
                party = Party(user.get_full_name() or name, adults, children, ages)
                sign_up(gathering=gathering, by=user, party=party)
    host = speaker_of(gathering.host)
    if "called_off" in texts:
        call_off(gathering=gathering, by=host, why=texts["called_off"])
    if "came" in texts:
        came = gathering.sign_ups.filter(user__in=[person(name) for name in texts["came"]])
        tick_who_came(gathering=gathering, came=list(came.values_list("pk", flat=True)), by=host)
    for photo in texts.get("photos", []):
        add_photo(gathering, photo, host)


def add_photo(gathering: Gathering, texts: dict, host: User) -> None:
    """Add one photo, and let it be shown or taken down."""
    by = host if texts["by"] == "host" else person(texts["by"])
    files = [in_two_sizes(picture_file(texts["picture"]))]
    [photo] = add_photos(gathering=gathering, by=by, photos=files, caption=texts["caption"]["zh"])
    if texts.get("shown"):
        show_photo(photo=photo, by=host)
    if "down" in texts:
        take_down(photo=photo, why=texts["down"])


def ask(texts: dict) -> None:
    """Send one invitation on its day and let it be answered; make its event if the texts name one."""
    village = Village.objects.filter(slug=texts["village"]).first()
    community = Community.objects.filter(slug=texts["community"]).first()
    if village is None or community is None:
        return
    inviting, invited = (village, community) if texts["host"] == "village" else (community, village)
    today, offers = timezone.localdate(), texts["offers"]
    facts = {
        "kind": texts["kind"],
        "what": texts["what"]["zh"],
        "words": texts.get("words", ""),
        "first": today + timedelta(days=10),
        "last": today + timedelta(days=30),
        "people": texts["people"],
        "fee": offers.get("fee", ""),
        **{name: offers.get(name, False) for name in OFFERS},
    }
    with at(timezone.now() - timedelta(days=31 if texts["state"] == "lapsed" else 2)):
        asked = invite(inviting=inviting, invited=invited, facts=facts, by=speaker_of(inviting))
    answered(asked, texts, today + timedelta(days=12))


def answered(asked: Invitation, texts: dict, day: date) -> None:
    """Answer an invitation as its texts say."""
    state, answer = texts["state"], texts.get("answer", "")
    if state == "accepted":
        asked = accept(invitation=asked, by=speaker_of(asked.invited), day=day, answer=answer)
    if state == "declined":
        decline(invitation=asked, by=speaker_of(asked.invited), answer=answer)
    if state == "withdrawn":
        withdraw(invitation=asked, by=speaker_of(asked.inviting))
    if "event" in texts:
        publish(asked, texts["event"], texts["what"])


def publish(asked: Invitation, texts: dict, title: dict) -> None:
    """Make the event's page of an invitation, publish it in both languages, and let people sign up."""
    page = draft_event(invitation=asked, by=speaker_of(asked.inviting))
    page.slug, page.summary, page.place = texts["slug"], texts["summary"]["zh"], texts["place"]["zh"]
    page.picture, page.picture_alt = picture(texts["picture"]), texts["alt"]["zh"]
    page.save_revision().publish()
    Redirect.objects.filter(redirect_page=page).delete()  # nobody has seen the draft under its first address
    fields = {"title": title["en"], "body": [], "picture_alt": texts["alt"]["en"]}
    translate_page(
        page=page,
        language="en",
        fields={**fields, "summary": texts["summary"]["en"], "place": texts["place"]["en"]},
    )
    fill(page, texts)
