"""The office's pages: requests, flats, search, letters, files; what belongs to another compound is not there."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook

from portal.residents.models import Building, Flat, Invitation, Residency, rank_of
from portal.residents.services import employ, invite_member
from portal.users.models import User
from tests.factories import make_user
from tests.many_rows import let_the_database_count
from tests.residents.factories import flat_in, make_code, make_compound, make_request, make_resident, make_staff

pytestmark = pytest.mark.django_db
MARK = "Marker"


@pytest.fixture
def two():
    """Two compounds, each with a resident, a request, a code and the office's own person."""
    here, there = make_compound(), make_compound()
    for community, name in ((here, "Ours"), (there, MARK)):
        make_resident(community, "101", name=f"{name} resident", email=f"{name.lower()}@example.com")
        make_request(community, "102", name=f"{name} asks")
        make_code(flat_in(community, "103"))
    return here, there, make_staff(here)


def test_staff_of_one_compound_meet_nothing_of_another(client, two):
    here, there, staff = two
    client.force_login(staff)
    pages = [
        "",
        "flats/",
        "flats/?q=Marker",
        "flats/?show=asked",
        "residents.csv",
        "residents.csv?q=Marker",
        "letters/",
    ]
    pages += [f"{page}{'&' if '?' in page else '?'}compound={here.slug}" for page in pages]
    for page in pages:
        response = client.get(f"/en/office/{page}")
        assert response.status_code == 200, page
        shown = response.content.decode()
        for planted in ("Marker resident", "Marker asks", "marker@example.com"):
            assert planted not in shown, page
        assert there.slug not in shown, page


def test_what_belongs_to_another_compound_is_not_there(client, two):
    here, there, staff = two
    client.force_login(staff)
    home = Residency.objects.active().get(community=there)
    asked = Residency.objects.waiting().get(community=there)
    flat = flat_in(there)
    gets = [f"?compound={there.slug}", f"flats/?compound={there.slug}", f"residents.csv?compound={there.slug}"]
    gets += [f"flats/?building={flat.building_id}", f"import/?compound={there.slug}", f"letters/?compound={there.slug}"]
    gets += [f"letters/print/?compound={there.slug}", f"letters/print/?building={flat.building_id}"]
    gets += [f"requests/{asked.pk}/", f"residents/{home.pk}/end/", f"flats/{flat.pk}/"]
    for page in gets:
        assert client.get(f"/en/office/{page}").status_code == 404, page
    posts = [(f"requests/{asked.pk}/", {"do": "approve"}), (f"requests/{asked.pk}/", {"do": "refuse", "reason": "x"})]
    posts += [(f"residents/{home.pk}/end/", {"reason": "x"}), (f"flats/{flat.pk}/invite/", {})]
    posts += [(f"flats/{flat.pk}/call-back/", {}), (f"import/?compound={there.slug}", {"rows": "9,1", "do": "write"})]
    posts += [("letters/", {"building": flat.building_id})]
    codes = Invitation.objects.usable().count()
    for page, data in posts:
        assert client.post(f"/en/office/{page}", data).status_code == 404, page
    assert sorted(Residency.objects.filter(community=there).values_list("state", flat=True)) == ["active", "asked"]
    assert (Invitation.objects.usable().count(), there.buildings.count()) == (codes, 1)


@pytest.mark.parametrize("who", ["resident", "operator", "stranger"])
def test_the_desk_is_there_for_the_office_alone(client, two, who):
    here, _there, _staff = two
    people = {
        "resident": Residency.objects.active().filter(community=here).get().user,
        "operator": make_user(is_staff=True, is_superuser=True),
        "stranger": make_user(),
    }
    client.force_login(people[who])
    for page in ("", "flats/", "residents.csv", "import/", "letters/", "letters/print/", f"flats/{flat_in(here).pk}/"):
        assert client.get(f"/en/office/{page}").status_code == 404, page


def test_a_company_sees_its_compounds_together_and_apart(client, two):
    here, there, _staff = two
    boss = make_user()
    for community in (here, there):
        employ(user=boss, company=community.office.company)
    client.force_login(boss)
    together = client.get("/en/office/").content.decode()
    assert "Ours asks" in together
    assert "Marker asks" in together
    apart = client.get(f"/en/office/?compound={there.slug}").content.decode()
    assert "Ours asks" not in apart
    assert "Marker asks" in apart


def test_a_request_is_approved_and_refused_at_the_desk(client):
    community = make_compound()
    staff, yes, no = make_staff(community), make_request(community), make_request(community, "102")
    client.force_login(staff)
    client.post(f"/en/office/requests/{yes.pk}/", {"do": "approve"})
    blank = client.post(f"/en/office/requests/{no.pk}/", {"do": "refuse", "reason": ""})
    assert (blank.status_code, Residency.objects.get(pk=no.pk).state) == (422, "asked")
    client.post(f"/en/office/requests/{no.pk}/", {"do": "refuse", "reason": "Shop, not a flat."})
    states = dict(Residency.objects.values_list("pk", "state"))
    assert states == {yes.pk: "active", no.pk: "refused"}
    assert client.get(f"/en/office/requests/{no.pk}/").url == f"/en/office/flats/{no.flat_id}/"


@pytest.mark.parametrize(
    ("query", "flats"),
    [("q=3-10", 3), ("q=102", 1), ("q=zhang", 1), ("q=nobody", 0), ("show=lived", 1), ("show=empty", 2)],
)
def test_flats_are_found_by_number_name_and_state(client, query, flats):
    community = make_compound()
    make_resident(community, "102", name="Zhang")
    client.force_login(make_staff(community))
    assert client.get(f"/en/office/flats/?{query}").context["page_obj"].paginator.count == flats


def test_the_table_holds_what_the_list_shows_and_no_formula(client):
    community = make_compound()
    make_resident(community, "101", name="=1+1", email="w@example.com")
    make_request(community, "102", name="T")
    client.force_login(make_staff(community))
    response = client.get("/en/office/residents.csv?q=101")
    rows = list(csv.reader(io.StringIO(response.content.decode().lstrip("\ufeff"))))
    assert [(row[1], row[2], row[3], row[7]) for row in rows[1:]] == [("3", "101", "'=1+1", "w@example.com")]
    assert "no-store" in response["Cache-Control"]


def sheet(*rows) -> SimpleUploadedFile:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return SimpleUploadedFile("flats.xlsx", out.getvalue())


@pytest.mark.parametrize("kind", ["csv", "gb18030", "xlsx", "typed"])
def test_flats_are_added_from_a_list_after_a_look(client, kind):
    community = make_compound()
    client.force_login(make_staff(community))
    text = "楼栋,房号\n3,101\n3,201\nA,1\n,7\n"
    data = {
        "csv": {"file": SimpleUploadedFile("f.csv", text.encode("utf-8-sig"))},
        "gb18030": {"file": SimpleUploadedFile("f.csv", text.encode("gb18030"))},
        "xlsx": {"file": sheet(("楼栋", "房号"), (3, 101), (3, 201.0), ("A", 1), (None, 7))},
        "typed": {"rows": text},
    }[kind]
    page = client.post("/en/office/import/", data)
    shown = {name: page.context[name] for name in ("new", "known_count", "new_buildings", "wrong")}
    assert shown == {
        "new": [("3", "201"), ("A", "1")],
        "known_count": 1,
        "new_buildings": ["A"],
        "wrong": [(5, "The building is missing.")],
    }
    assert Flat.objects.count() == 3
    client.post("/en/office/import/", {"rows": page.context["text"], "do": "write"})
    assert sorted(Flat.objects.values_list("building__number", "number"))[-2:] == [("3", "201"), ("A", "1")]


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01\x02", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0old", b"building,flat\n"]
)
def test_a_file_that_is_no_list_is_refused_in_a_sentence(client, data):
    community = make_compound()
    client.force_login(make_staff(community))
    response = client.post("/en/office/import/", {"file": SimpleUploadedFile("f.csv", data)})
    assert response.status_code == 422
    assert Flat.objects.count() == 3


def test_letters_carry_a_code_for_each_flat_of_a_building(client, monkeypatch):
    monkeypatch.setattr("portal.papers.printing.can_print", lambda: False)
    community = make_compound()
    client.force_login(make_staff(community))
    response = client.post("/en/office/letters/", {"building": community.buildings.get().pk}, follow=True)
    page = response.content.decode()
    assert Invitation.objects.count() == 3
    assert all(invitation.code in page for invitation in Invitation.objects.all())
    assert "/en/my-home/code/" in page


def test_letters_of_another_office_and_of_households_are_never_printed(two):
    from portal.residents.papers import letters

    here, there, staff = two
    invite_member(residency=Residency.objects.active().get(community=here))
    keys = list(Invitation.objects.values_list("pk", flat=True))
    found = letters(keys, {}, staff)["letters"]
    assert {letter.flat.building.community for letter in found} == {here}
    assert not any(letter.by_household for letter in found)


@pytest.fixture
def crowd():
    """A compound of 10,000 residents in 5,000 flats, 500 of whom wait."""
    community = make_compound(flats=0)
    buildings = [Building(community=community, number=str(n), rank=rank_of(str(n))) for n in range(10, 30)]
    buildings = Building.objects.bulk_create(buildings)
    flats = [Flat(building=b, number=str(n), rank=rank_of(str(n))) for b in buildings for n in range(1000, 1250)]
    flats = Flat.objects.bulk_create(flats)
    people = User.objects.bulk_create([User(email=f"crowd{n}@example.com") for n in range(10_000)])
    now = timezone.now()
    Residency.objects.bulk_create(
        [
            Residency(
                user=person,
                community=community,
                flat=flats[n // 2],
                name=f"Person {n}",
                state="asked" if n < 500 else "active",
                role="head" if n % 2 == 0 else "member",
                since=None if n < 500 else now,
                shown_to="neighbours",
            )
            for n, person in enumerate(people)
        ]
    )
    let_the_database_count()
    return community


def test_no_list_grows_with_ten_thousand_residents(client, crowd, remembered_parts, django_assert_max_num_queries):
    flat = Flat.objects.filter(building__community=crowd).last()
    client.force_login(make_staff(crowd))
    pages = (
        "",
        "flats/",
        "flats/?q=Person+99",
        "flats/?show=empty",
        "flats/?page=100",
        f"flats/{flat.pk}/",
        "residents.csv",
    )
    client.get("/en/office/")
    for page in pages:
        with django_assert_max_num_queries(15):
            assert client.get(f"/en/office/{page}").status_code == 200, page
    client.force_login(Residency.objects.active().last().user)
    for page in ("", "neighbours/", "neighbours/?page=5"):
        with django_assert_max_num_queries(15):
            assert client.get(f"/en/my-home/{crowd.slug}/{page}").status_code == 200, page
