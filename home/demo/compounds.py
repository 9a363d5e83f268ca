"""Daily life in the demo's compounds: their office, flats, residents in every state, notices in every state."""

from datetime import timedelta

from django.utils import timezone

from home.demo.accounts import OFFICE, Account, make_account
from home.demo.clock import at
from home.demo.content import LANGUAGES, Size, in_both, read_each
from portal.communities.models import Community
from portal.noticeboard.models import Notice
from portal.noticeboard.services import correct, count_reading, subscribe, withdraw, write_notice
from portal.residents.models import Flat, Invitation, Residency
from portal.residents.services import (
    add_flats,
    approve,
    ask_to_move_in,
    choose_shown,
    employ,
    invite_flats,
    invite_member,
    move_in_by_code,
    move_out,
    open_office,
    refuse,
)
from portal.users.models import User


def live_in_compounds(size: Size) -> None:
    """Give every community of this size its office, flats, residents and notices, once."""
    staff = make_account(OFFICE)
    for texts in read_each("compounds", size.communities):
        community = Community.objects.get(slug=texts["slug"])
        facts = {**in_both(name=texts["office"], hours_text=texts["hours"]), "phone": texts["phone"]}
        office = open_office(community=community, company=texts["company"], fields=facts)
        employ(user=staff, company=office.company)
        staff = User.objects.get(pk=staff.pk)
        if community.buildings.exists():
            continue
        add_flats(community=community, rows=flats_of(texts["buildings"]), by=staff)
        for person in texts["residents"]:
            move_in(community, person, staff)
        for notice in texts["notices"]:
            tell(community, notice, staff)
        let_some_read(community)


def flats_of(buildings: list) -> list[tuple[str, str]]:
    """Return building and flat for each floor and door: 1201 is door 1 on floor 12."""
    return [
        (number, f"{floor}{door:02}")
        for number, floors, doors in buildings
        for floor in range(1, floors + 1)
        for door in range(1, doors + 1)
    ]


def flat_of(community: Community, place: str) -> Flat:
    """Return the flat called 3-1201."""
    building, number = place.split("-")
    return Flat.objects.select_related("building").get(
        building__community=community, building__number=building, number=number
    )


def move_in(community: Community, person: dict, staff: User) -> None:
    """Let one person move in, ask, be refused or have left, as the texts say."""
    account = Account(person["email"], person["name"], f"resident of {community.slug}")
    user, flat = make_account(account), flat_of(community, person["flat"])
    how = person["how"]
    if how in ("code", "household"):
        home = by_code(user, flat, person["name"], staff, by_household=how == "household")
    else:
        with at(timezone.now() - timedelta(days=2 if how == "asked" else 40)):
            home = ask_to_move_in(user=user, flat=flat, name=person["name"], message=person.get("message", ""))
    if how == "refused":
        refuse(residency=home, reason=person["reason"], by=staff)
    elif how in ("approval", "left"):
        home = approve(residency=home, by=staff)
    if how == "left":
        move_out(residency=home)
    elif home.state == Residency.State.ACTIVE and how != "refused":
        choose_shown(residency=home, shown_to=person.get("shown", "office"), name=person["name"])
        if "mail" in person:
            subscribe(residency=home, level=person["mail"])


def by_code(user: User, flat: Flat, name: str, staff: User, *, by_household: bool) -> Residency:
    """Let somebody move in with a letter's code, or with the code of the household's head."""
    if by_household:
        invitation = invite_member(residency=Residency.objects.active().get(flat=flat, role="head"))
    else:
        invite_flats(community=flat.building.community, flats=Flat.objects.filter(pk=flat.pk), by=staff)
        invitation = Invitation.objects.usable().get(flat=flat, by_household=False)
    return move_in_by_code(user=user, code=invitation.code, name=name)


def tell(community: Community, texts: dict, staff: User) -> None:
    """Write one notice on its day, in the state the texts give it."""
    begins = timezone.now() + timedelta(days=texts["from_days"])
    fields = {
        **in_both(title=texts["title"], text=texts["text"]),
        "is_urgent": texts.get("urgent", False),
        "audience": texts["audience"],
        "shown_from": begins,
        "shown_until": begins + timedelta(days=texts["days"]),
    }
    buildings = list(community.buildings.filter(number__in=texts.get("buildings", [])))
    state = texts.get("state", "published")
    with at(min(begins, timezone.now())):
        notice = write_notice(
            community=community, fields=fields, buildings=buildings, by=staff, is_draft=state == "draft"
        )
    if "correct" in texts:
        corrected = {**fields, **in_both(text=texts["correct"])}
        correct(notice=notice, fields=corrected, buildings=buildings, by=staff)
    if state == "withdrawn":
        withdraw(notice=notice, by=staff)


def let_some_read(community: Community) -> None:
    """Count the residents who have opened what concerns them."""
    for home in Residency.objects.active().filter(community=community).with_place().select_related("user"):
        for notice in Notice.objects.filter(community=community).pinned().for_reader(home):
            if (notice.pk + home.pk) % len(LANGUAGES):
                count_reading(notice=notice, user=home.user)
