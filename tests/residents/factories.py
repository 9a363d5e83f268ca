"""A compound with an office, flats and people, made with as little as they require."""

from itertools import count

from portal.communities.models import Community
from portal.residents.models import Building, Flat, Invitation, Office, PropertyCompany, Residency
from portal.residents.services import ask_to_move_in, employ, invite_flats, move_in_by_code
from portal.users.models import User
from tests.factories import make_user

_number = count(1)
PLACE = {"latitude": "25.04", "longitude": "102.7"}


def make_company() -> PropertyCompany:
    """Return a property company."""
    return PropertyCompany.objects.create(name=f"Company {next(_number)}")


def make_compound(company: PropertyCompany | None = None, *, flats: int = 3, **fields) -> Community:
    """Return a community with an office and building 3 with so many flats: 101, 102 …"""
    number = next(_number)
    names = {"name_zh_hans": f"小区{number}", "name_en": f"Compound {number}", "district": "五华区", "address": "1"}
    community = Community.objects.create(**{"slug": f"compound-{number}", **names, **PLACE, **fields})
    Office.objects.create(
        community=community,
        company=company or make_company(),
        name_zh_hans=f"服务中心{number}",
        name_en=f"Office {number}",
        phone="0871-5550 100",
    )
    add_building(community, "3", flats)
    return community


def add_building(community: Community, number: str, flats: int) -> Building:
    """Return a building of the community with so many flats."""
    building = Building.objects.create(community=community, number=number)
    for flat in range(1, flats + 1):
        Flat.objects.create(building=building, number=str(100 + flat))
    return building


def make_staff(*communities: Community, **fields) -> User:
    """Return somebody who works in the offices of these communities, and in no other of their companies."""
    user = make_user(**fields)
    for community in communities:
        employ(user=user, company=community.office.company, office=community.office)
    return user


def flat_in(community: Community, number: str = "101") -> Flat:
    """Return a flat of the community's building 3."""
    return Flat.objects.select_related("building").get(
        building__community=community, building__number="3", number=number
    )


def make_code(flat: Flat, staff: User | None = None) -> str:
    """Return the code of a letter for the flat."""
    community = flat.building.community
    invite_flats(community=community, flats=Flat.objects.filter(pk=flat.pk), by=staff or make_staff(community))
    return Invitation.objects.usable().get(flat=flat, by_household=False).code


def make_resident(community: Community, number: str = "101", *, name: str = "W", **fields) -> Residency:
    """Return the active residency of somebody who came with a code; `fields` are the account's."""
    home = move_in_by_code(user=make_user(**fields), code=make_code(flat_in(community, number)), name=name)
    return Residency.objects.with_place().select_related("user").get(pk=home.pk)


def make_request(community: Community, number: str = "101", *, name: str = "T", **fields) -> Residency:
    """Return a request that waits."""
    return ask_to_move_in(user=make_user(**fields), flat=flat_in(community, number), name=name)
