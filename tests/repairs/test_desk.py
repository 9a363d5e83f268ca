"""The office's board, files, figures and settings; what belongs to another compound is not there."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from portal.repairs.models import Firm, Photo, PromisedTime, Repair
from portal.repairs.services import keep_firm, plan_visit, rate, take
from portal.repairs.waiting import waiting_repairs
from portal.residents.models import Residency
from portal.residents.services import employ
from tests.factories import make_user
from tests.repairs.factories import make_done, make_repair, photo
from tests.residents.factories import make_compound, make_resident, make_staff

pytestmark = pytest.mark.django_db
MARK = "Marker"
PAGES = ["", "?show=all", "?show=all&q=Marker", "?q=marker@example.com", "?category=water", "print/?show=all"]
PAGES += ["table.csv?show=all", "table.csv?q=Marker", "figures/", "times/"]


@pytest.fixture
def two(client):
    """Two compounds, each with a request in the flat, one outside and a firm; somebody of the first one's office."""
    here, there = make_compound(), make_compound()
    for community, name in ((here, "Ours"), (there, MARK)):
        home = make_resident(community, "101", name=f"{name} resident", email=f"{name.lower()}@example.com")
        make_repair(home, text=f"{name} tap", photos=[photo()])
        make_repair(home, text=f"{name} lamp", place="yard", category="power")
        keep_firm(community=community, name=f"{name} firm", phone="1", by=make_staff(community))
    staff = make_staff(here, first_name="Clerk")
    client.force_login(staff)
    return here, there, staff


def test_staff_of_one_compound_meet_nothing_of_another(client, two):
    here, there, _staff = two
    seen = set()
    for page in [*PAGES, *[f"{page}{'&' if '?' in page else '?'}compound={here.slug}" for page in PAGES]]:
        response = client.get(f"/en/office/repairs/{page}")
        assert response.status_code == 200, page
        shown = response.content.decode()
        seen |= {word for word in ("Ours tap", "Ours lamp", "Ours firm") if word in shown}
        for planted in ("Marker tap", "Marker lamp", "Marker resident", "Marker firm", there.slug, there.name):
            assert planted not in shown, page
    assert seen == {"Ours tap", "Ours lamp", "Ours firm"}
    book = load_workbook(io.BytesIO(client.get("/en/office/repairs/table.xlsx?show=all").content))
    cells = [str(cell.value) for row in book.active for cell in row]
    assert "Ours tap" in cells
    assert not [cell for cell in cells if MARK in cell]


def test_what_belongs_to_another_compound_is_not_there(client, two):
    here, there, _staff = two
    theirs = Repair.objects.filter(community=there).first()
    building = there.buildings.get().pk
    gets = [f"?compound={there.slug}", f"?building={building}", f"print/?compound={there.slug}", f"{theirs.pk}/"]
    gets += [f"table.csv?compound={there.slug}", f"figures/?compound={there.slug}", f"times/?compound={there.slug}"]
    gets += [
        f"photos/{Photo.objects.get(step__repair__community=there).pk}/",
        f"?compound={here.slug}&building={building}",
    ]
    for page in gets:
        assert client.get(f"/en/office/repairs/{page}").status_code == 404, page
    firm = Firm.objects.get(community=there)
    steps = ("take", "give", "visit", "answer", "done", "merge", "refuse")
    posts = [*(f"{theirs.pk}/{step}/" for step in steps), f"firms/{firm.pk}/remove/"]
    posts += [f"firms/?compound={there.slug}", f"times/?compound={there.slug}"]
    for page in posts:
        data = {"text": "x", "to": f"firm-{firm.pk}", "name": "x", "code": theirs.code}
        assert client.post(f"/en/office/repairs/{page}", data).status_code == 404, page
    theirs.refresh_from_db()
    firm.refresh_from_db()
    assert (theirs.state, theirs.steps.count(), firm.is_used, Firm.objects.count()) == ("new", 1, True, 2)
    ours = Repair.objects.filter(community=here).first()
    client.post(f"/en/office/repairs/{ours.pk}/give/", {"to": f"firm-{firm.pk}"})
    other = client.post(f"/en/office/repairs/{ours.pk}/merge/", {"code": theirs.code})
    assert other.status_code == 422
    ours.refresh_from_db()
    assert (ours.firm, ours.state) == (None, "new")


@pytest.mark.parametrize("who", ["resident", "operator", "stranger"])
def test_the_board_is_there_for_the_office_alone(client, two, who):
    here = two[0]
    people = {
        "resident": lambda: Residency.objects.active().get(community=here).user,
        "operator": lambda: make_user(is_staff=True, is_superuser=True),
        "stranger": make_user,
    }
    client.force_login(people[who]())
    one = Repair.objects.filter(community=here).first()
    for page in [*PAGES, f"{one.pk}/", f"photos/{Photo.objects.first().pk}/"]:
        assert client.get(f"/en/office/repairs/{page}").status_code == 404, page


def test_a_company_sees_its_compounds_together_and_apart(client, two):
    here, there, _staff = two
    boss = make_user()
    for community in (here, there):
        employ(user=boss, company=community.office.company)
    client.force_login(boss)
    together = client.get("/en/office/repairs/").content.decode()
    assert "Ours tap" in together
    assert "Marker tap" in together
    assert "Ours tap" not in client.get(f"/en/office/repairs/?compound={there.slug}").content.decode()


def test_the_board_has_what_is_overdue_first_and_finds_by_filter_and_word(client, two):
    here, _there, staff = two
    home = Residency.objects.get(community=here)
    late = make_repair(home, text="Late one", category="lift", place="building")
    Repair.objects.filter(pk=late.pk).update(due_at=timezone.now() - timedelta(hours=1))
    mine = take(repair=make_repair(home, text="Mine"), by=staff)
    done = make_done(home, staff, text="Done one")

    def shown(query: str) -> list[str]:
        return [row.text for row in client.get(f"/en/office/repairs/?{query}").context["page_obj"]]

    assert shown("") == ["Late one", "Ours lamp", "Ours tap", "Mine"]
    assert shown("show=late") == ["Late one"]
    assert shown("show=mine") == ["Mine"]
    assert sorted(shown("show=unseen")) == ["Late one", "Ours lamp", "Ours tap"]
    assert shown("show=done") == ["Done one"]
    assert shown("show=all")[-1] == "Done one"
    assert shown("category=lift") == ["Late one"]
    assert shown(f"building={home.flat.building_id}") == ["Late one", "Ours tap", "Mine"]
    assert shown(f"q={done.number}".replace(" ", "+")) == ["Done one"]
    assert shown("q=lamp") == ["Ours lamp"]
    assert len(shown("q=3-101")) == 5
    assert len(shown("q=Ours+resident")) == 5
    assert mine.staff == staff


def test_a_request_is_worked_through_on_its_page(client, two):
    here, _there, staff = two
    repair = Repair.objects.get(text="Ours tap")
    address = f"/en/office/repairs/{repair.pk}/"
    firm = Firm.objects.get(community=here)
    assert "Ours resident" in client.get(address).content.decode()
    day = (timezone.localdate() + timedelta(days=2)).isoformat()
    assert client.post(f"{address}visit/", {"day": day, "begins": "11:00", "ends": "09:00"}).status_code == 422
    assert client.post(f"{address}refuse/", {"text": ""}).status_code == 422
    for step, data in (
        ("take", {}),
        ("give", {"to": f"firm-{firm.pk}"}),
        ("answer", {"text": "Thursday"}),
        ("visit", {"day": day, "begins": "09:00", "ends": "11:00"}),
        ("done", {"text": "New washer"}),
        ("answer", {"text": "too late"}),
    ):
        assert client.post(f"{address}{step}/", data).url == address
    repair.refresh_from_db()
    assert list(repair.steps.values_list("kind", flat=True)) == [
        *("received", "taken", "firm", "answered", "planned", "done")
    ]
    assert (repair.state, repair.firm, repair.staff) == ("done", firm, None)
    page = client.get(address).content.decode()
    assert "New washer" in page
    assert "Clerk" in page
    assert "<details" not in page.split("<main")[1].split('class="trace"')[1]


def test_requests_are_joined_by_number_on_the_page(client, two):
    here = two[0]
    main = Repair.objects.get(text="Ours lamp")
    duplicate = make_repair(make_resident(here, "102"), place="garage", category="power")
    typed = {"code": f" {main.number} "}
    response = client.post(f"/en/office/repairs/{duplicate.pk}/merge/", typed)
    assert response.url == f"/en/office/repairs/{main.pk}/"
    assert f"Joined with it: {duplicate.number}" in client.get(response.url).content.decode()


def test_times_and_firms_are_kept_for_one_compound(client, two):
    here = two[0]
    page = client.get("/en/office/repairs/times/")
    form = page.context["form"]
    typed = {name: form[name].value() for name in form.fields} | {"lift_answer": "2", "lift_done": "8"}
    assert client.post("/en/office/repairs/times/", {**typed, "gas_answer": "9"}).status_code == 422
    assert not PromisedTime.objects.exists()
    client.post("/en/office/repairs/times/", typed)
    row = PromisedTime.objects.get(category="lift")
    assert (row.community, row.answer_hours, row.done_hours) == (here, 2, 8)
    client.post("/en/office/repairs/firms/", {"name": "New firm", "phone": "5"})
    firm = Firm.objects.get(name="New firm")
    assert "New firm" in client.get("/en/office/repairs/times/").content.decode()
    client.post(f"/en/office/repairs/firms/{firm.pk}/remove/")
    assert "New firm</b>" not in client.get("/en/office/repairs/times/").content.decode()


def test_the_table_holds_what_the_board_shows_and_no_formula(client, two):
    home = Residency.objects.get(community=two[0])
    make_repair(home, text="=1+1", category="lift", place="building")
    rows = list(
        csv.reader(io.StringIO(client.get("/en/office/repairs/table.csv?category=lift").content.decode("utf-8-sig")))
    )
    assert [row[5] for row in rows] == ["What is wrong", "'=1+1"]
    assert client.get("/en/office/repairs/table.pdf").status_code == 404


def test_the_figures_of_a_month_add_up(client, two):
    here, _there, staff = two
    home = Residency.objects.get(community=here)
    month = (timezone.localdate().replace(day=1) - timedelta(days=20)).replace(day=10)
    made = timezone.make_aware(timezone.datetime(month.year, month.month, 10, 8))
    for hours, rating in ((2, 5), (4, 4), (30, None)):
        repair = make_done(home, staff)
        if rating:
            rate(repair=repair, by=home.user, rating=rating)
        Repair.objects.filter(pk=repair.pk).update(
            made_at=made,
            answer_by=made + timedelta(hours=4),
            done_by=made + timedelta(hours=24),
            answered_at=made + timedelta(hours=1 if rating else 5),
            done_at=made + timedelta(hours=hours),
        )
    context = client.get(f"/en/office/repairs/figures/?month={month:%Y-%m}").context
    assert [line.label for line in context["lines"]] == ["All kinds", "Water, drains, heating"]
    line = context["lines"][0]
    assert (line.received, line.answered, line.done, line.hours, line.rating, line.rated) == (3, 67, 67, 4.0, 4.5, 2)
    last = context["months"][-1]
    assert (last.first, last.kept, last.late, last.waiting) == (month.replace(day=1), 2, 1, 0)
    assert len(context["months"]) == 12
    page = client.get("/en/office/repairs/figures/?month=nonsense")
    assert page.context["first"] == timezone.localdate().replace(day=1)


def test_the_menu_counts_what_nobody_has_looked_at(two, django_capture_on_commit_callbacks):
    staff, repair = two[2], Repair.objects.get(text="Ours tap")
    assert waiting_repairs(staff) == 2
    begins = timezone.now() + timedelta(days=1)
    with django_capture_on_commit_callbacks(execute=True):
        plan_visit(repair=repair, by=staff, begins=begins, ends=begins + timedelta(hours=1))
    assert waiting_repairs(staff) == 1
