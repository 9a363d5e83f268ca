"""No list grows with the requests it does not show."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.repairs.kinds import OPEN, Category
from portal.repairs.models import Repair, SameHere, Step
from portal.residents.models import Residency
from portal.residents.services import employ
from tests.many_rows import let_the_database_count
from tests.residents.factories import make_compound, make_resident, make_staff

pytestmark = pytest.mark.django_db
STATES = (*OPEN, "done", "done", "done", "refused", "withdrawn")
OFFICE = ("", "?show=all", "?show=all&page=2", "?show=late&category=lift", "?show=all&q=number+9", "?q=3-101")
OFFICE += ("?q=W", "print/?show=all", "table.csv?show=all", "table.xlsx?show=all", "figures/", "times/")


def fill(number: int, home: Residency) -> None:
    """Give the compound so many requests of this resident, in all states, over half a year."""
    now = timezone.now()
    categories = list(Category)
    rows = []
    for n in range(number):
        made, state = now - timedelta(hours=n * 4320 // number), STATES[n % len(STATES)]
        is_open = state in OPEN
        rows.append(
            Repair(
                community=home.community,
                flat=home.flat,
                building=home.flat.building if n % 2 else None,
                residency=home,
                reported_by=home.user,
                code=str(100_000 + n),
                key=f"fill-{n}",
                category=categories[n % len(categories)],
                place="building" if n % 2 else "yard",
                text=f"number {n}",
                state=state,
                made_at=made,
                answer_by=made + timedelta(hours=4),
                done_by=made + timedelta(hours=24),
                due_at=made + timedelta(hours=24) if is_open else None,
                closed_at=None if is_open else made + timedelta(hours=20),
                done_at=made + timedelta(hours=20) if state == "done" else None,
            )
        )
    Repair.objects.bulk_create(rows, batch_size=1000)
    Step.objects.bulk_create([Step(repair=row, kind="received", at=row.made_at) for row in rows], batch_size=1000)
    let_the_database_count()


def walk(client, number: int, django_assert_max_num_queries) -> None:
    community = make_compound()
    home, neighbour = make_resident(community, "101"), make_resident(community, "102")
    fill(number, home)
    one = Repair.objects.filter(state="new", place="building").first()
    SameHere.objects.create(repair=one, flat=neighbour.flat, residency=neighbour)
    boss = make_staff(community)
    employ(user=boss, company=make_compound().office.company)
    client.force_login(boss)
    client.get("/en/office/repairs/")
    for page in (*OFFICE, f"{one.pk}/", f"?compound={community.slug}&building={home.flat.building_id}"):
        with django_assert_max_num_queries(15):
            assert client.get(f"/en/office/repairs/{page}").status_code == 200, page
    for user, pages in (
        (home.user, ("", "?page=2", f"{one.code}/", "new/", "new/lift/")),
        (neighbour.user, ("around/", "around/?page=2", f"{one.code}/", "new/lift/")),
    ):
        client.force_login(user)
        for page in pages:
            with django_assert_max_num_queries(15):
                assert client.get(f"/en/repairs/{community.slug}/{page}").status_code == 200, page
        with django_assert_max_num_queries(15):
            assert client.get(f"/en/my-home/{community.slug}/").status_code == 200


def test_no_list_grows_with_two_hundred_requests(client, remembered_parts, django_assert_max_num_queries):
    walk(client, 200, django_assert_max_num_queries)


@pytest.mark.storm
def test_no_list_grows_with_five_thousand_requests(client, remembered_parts, django_assert_max_num_queries):
    walk(client, 5000, django_assert_max_num_queries)
