"""The operator's page: a period beside the one before, in tables, charts and files, for nobody else."""

from datetime import date, timedelta

import pytest
from django.utils import timezone, translation

from portal.figures.charts import draw, round_top
from portal.figures.counting import Count
from portal.figures.models import Figure
from portal.figures.periods import Period, PeriodForm
from portal.figures.report import Report
from portal.figures.services import add_counts
from portal.villages.models import Membership
from portal.villages.services import appoint
from tests.dashboard.factories import make_operator, make_staff
from tests.factories import make_product, make_user, make_village_page
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)
ADDRESS = "/admin/figures/"


@pytest.fixture
def operator(client):
    user = make_operator()
    user.language = "en"
    user.save()
    client.force_login(user)
    return client


def yesterday():
    return timezone.localdate() - DAY


def page_of(client, query: str = "") -> str:
    response = client.get(f"{ADDRESS}{query}")
    assert response.status_code == 200
    return response.content.decode()


def file_of(client, table: str, query: str = "") -> list[str]:
    response = client.get(f"{ADDRESS}{table}.csv{query}")
    assert (response.status_code, response["Content-Type"]) == (200, "text/csv; charset=utf-8")
    return response.content.decode("utf-8-sig").splitlines()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, Period(MONDAY - 7 * DAY, MONDAY - DAY, MONDAY - 14 * DAY)),
        ({"period": "week"}, Period(MONDAY, MONDAY, MONDAY - 7 * DAY)),
        ({"period": "28"}, Period(date(2026, 10, 26), date(2026, 11, 22), date(2026, 9, 28))),
        ({"period": "month"}, Period(date(2026, 10, 1), date(2026, 10, 31), date(2026, 8, 31))),
        ({"period": "364"}, Period(date(2025, 11, 24), date(2026, 11, 22), date(2024, 11, 25))),
        (
            {"period": "own", "first": "2026-11-02", "last": "2026-11-03"},
            Period(date(2026, 11, 2), date(2026, 11, 3), date(2026, 10, 31)),
        ),
    ],
)
def test_periods_are_whole_days_beside_as_many_before(data, expected):
    period = PeriodForm(data).chosen(today=MONDAY)
    assert period == expected
    if data.get("period") != "week":
        assert period.before_last == period.first - DAY


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"period": "own", "first": "2026-11-03", "last": "2026-11-02"}, "The first day must not be after the last."),
        ({"period": "own", "first": "2026-11-03"}, "Please give both days."),
        ({"period": "own", "first": "2020-01-01", "last": "2026-11-02"}, "Please choose two years at most."),
    ],
)
def test_a_period_that_cannot_be_is_said_and_what_was_typed_is_kept(operator, data, sentence):
    page = page_of(operator, "?" + "&".join(f"{name}={value}" for name, value in data.items()))
    assert sentence in page
    assert f'value="{data["first"]}"' in page


def test_sums_stand_beside_those_of_the_days_before():
    add_counts(
        counts={
            Count("visit", MONDAY - DAY, "", "en", "phone"): 30,
            Count("visit", MONDAY - 7 * DAY, "", "zh-hans", "computer"): 90,
            Count("visit", MONDAY - 8 * DAY, "", "en", "phone"): 80,
            Count("visit", MONDAY, "", "en", "phone"): 1000,
            Count("visit", MONDAY - 15 * DAY, "", "en", "phone"): 1000,
            Count("begun", MONDAY - 2 * DAY): 5,
            Count("missed", MONDAY - 2 * DAY, "yak", "en"): 2,
            Count("missed", MONDAY - 2 * DAY, "", "en"): 1,
            Count("filled", MONDAY - 2 * DAY, "", "en", "tablet"): 4,
        }
    )
    report = Report(PeriodForm({}).chosen(today=MONDAY))
    steps = report.steps(report.days())
    lines = [(line.now, line.before, line.change) for line in report.headlines(steps)]
    assert lines == [
        (120, 80, 50),
        (0, 0, None),
        (0, 0, None),
        (3, 0, None),
        (5, 0, None),
        (0, 0, None),
        (0, 0, None),
    ]
    assert [(step.now["visit"], step.before["visit"]) for step in steps] == [
        (90, 0),
        *[(0, 0)] * 5,
        (30, 80),
    ]
    readers = report.readers()
    assert [(row["visits"], row["share"], row["filled"]) for row in readers["languages"]] == [(90, 75, 0), (30, 25, 4)]
    assert [(row["visits"], row["share"], row["filled"]) for row in readers["devices"]] == [
        (30, 25, 0),
        (0, 0, 4),
        (90, 75, 0),
    ]


@pytest.mark.parametrize(
    ("days", "lengths"),
    [(62, [1] * 62), (63, [7] * 9), (65, [2] + [7] * 9), (364, [7] * 52), (90, [6] + [7] * 12)],
)
def test_long_periods_are_shown_by_whole_weeks(days, lengths):
    first = date(2025, 1, 1)
    steps = Report(Period(first, first + (days - 1) * DAY, date(2023, 1, 1))).steps({})
    assert [(step.last - step.first).days + 1 for step in steps] == lengths
    assert (steps[0].first, steps[-1].last) == (first, first + (days - 1) * DAY)


def test_two_years_are_shown_by_the_month():
    steps = Report(Period(date(2025, 1, 15), date(2026, 12, 31), date(2023, 1, 1))).steps({})
    assert (len(steps), steps[0].last, steps[1].first, steps[1].last) == (
        24,
        date(2025, 1, 31),
        date(2025, 2, 1),
        date(2025, 2, 28),
    )


def test_bars_and_line_stand_where_the_numbers_put_them():
    chart = draw([[("now", 10, "ten")], [("ordered", 2, ""), ("open", 0, ""), ("left", 3, "")]], [5, 20])
    assert (chart.top, chart.middle, chart.line) == (20, "10", "250.0,225.0 750.0,0.0")
    assert [(bar.part, bar.x, bar.y, bar.width, bar.height) for bar in chart.bars] == [
        ("now", 62.5, 150.0, 375.0, 150.0),
        ("ordered", 562.5, 270.0, 375.0, 30.0),
        ("left", 562.5, 225.0, 375.0, 45.0),
    ]
    assert [round_top(number) for number in (0, 4, 5, 11, 19, 101, 999, 1000)] == [4, 4, 5, 15, 20, 150, 1000, 1000]


def test_the_page_names_what_was_read_and_what_was_not_found(operator):
    with translation.override("en"):
        product = make_product(title_en="Wild <honey>")
    story = make_village_page()
    story.save_revision().publish()
    add_counts(
        counts={
            Count("product", yesterday(), str(product.pk), "en"): 1234,
            Count("product", yesterday(), "999999", "en"): 7,
            Count("page", yesterday(), story.translation_key.hex, "zh-hans"): 31,
            Count("room", yesterday(), "basket:summary", "en"): 11,
            Count("missed", yesterday(), "<b>yak wool</b>", "en"): 17,
        }
    )
    page = page_of(operator)
    for words in ("Wild &lt;honey&gt;", "1,234", "No longer there", story.title, "Basket</a>", "&lt;b&gt;yak wool"):
        assert words in page
    assert "<b>yak" not in page


def test_charts_have_a_name_a_description_and_their_numbers_beside_them(operator):
    add_counts(counts={Count("visit", yesterday(), "", "en", "phone"): 12, Count("begun", yesterday()): 3})
    page = page_of(operator)
    for chart in ("visits", "baskets"):
        assert f'aria-labelledby="{chart}-t {chart}-d"' in page
        assert f'<title id="{chart}-t">' in page
        assert f'<desc id="{chart}-d">' in page
    assert "12 visits in all, 0 before." in page
    assert page.count('<th scope="row">') > 14
    assert "style=" not in page[page.index('class="figs"') : page.index("</footer>")]


def test_files_hold_every_row_and_no_formula(operator):
    day = yesterday()
    texts = ("=1+1", "@sum", "+1", "-1", "yak, wool")
    add_counts(counts={Count("missed", day, text, "en"): 9 - place for place, text in enumerate(texts)})
    add_counts(counts={Count("visit", day, "", "en", "phone"): 5, Count("left", day): 2})
    assert file_of(operator, "missed") == [
        "Looked for,Language,Times,Before",
        "'=1+1,en,9,0",
        "'@sum,en,8,0",
        "'+1,en,7,0",
        "'-1,en,6,0",
        '"yak, wool",en,5,0',
    ]
    assert file_of(operator, "days") == [
        "Day,Visits to the site,Pages read,Searches,Searches without a hit,Baskets begun,Baskets ordered,Baskets left",
        f"{day.isoformat()},5,0,0,35,0,0,2",
    ]
    assert file_of(operator, "product") == ["Products,Language,Times,Before"]
    assert file_of(operator, "days", "?period=week")[1:] in ([], file_of(operator, "days")[1:])
    assert operator.get(f"{ADDRESS}nothing.csv").status_code == 404


def coordinator():
    user = make_user()
    appoint(user=user, village=bring_on(), role=Membership.Role.COORDINATOR)
    return user


@pytest.mark.parametrize(
    ("person", "status"),
    [(None, 302), (make_user, 302), (lambda: make_staff("order.view_order"), 302), (coordinator, 404)],
)
@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}days.csv", f"{ADDRESS}missed.csv"])
def test_nobody_but_an_operator_sees_figures(client, person, status, address):
    add_counts(counts={Count("missed", yesterday(), "yak wool", "en"): 3})
    if person:
        client.force_login(person())
    response = client.get(address)
    assert response.status_code == status
    assert b"yak wool" not in response.content
    assert client.post(address).status_code in {302, 404}


def test_only_operators_find_the_door(client, operator):
    assert ADDRESS in operator.get("/admin/").content.decode()
    client.logout()
    client.force_login(coordinator())
    assert ADDRESS not in client.get("/admin/").content.decode()


def fill(days: int, each: int) -> None:
    """Write so many days of figures with so many products and texts each."""
    rows = []
    for back in range(days):
        day = yesterday() - back * DAY
        rows += [Figure(kind="visit", day=day, language="en", device="phone", number=9)]
        rows += [Figure(kind="category", day=day, subject=str(number), number=3) for number in range(each)]
        rows += [Figure(kind="missed", day=day, subject=f"word {number}", number=2) for number in range(each)]
    Figure.objects.bulk_create(rows, batch_size=5000)


#: Session and account 3, the menu's and the frame's 5, the tables 4 and the titles 3.
QUERIES = 15


@pytest.mark.parametrize("query", ["", "?period=364"])
def test_the_page_asks_the_same_number_of_questions_for_a_day_and_for_years(operator, query, django_assert_num_queries):
    read(1)
    fill(1, 1)
    page_of(operator, query)
    with django_assert_num_queries(QUERIES):
        page_of(operator, query)
    read(10)
    fill(400, 3)
    page_of(operator, query)
    with django_assert_num_queries(QUERIES):
        page_of(operator, query)


def read(number: int) -> None:
    """Let only so many products and pages have been read yesterday."""
    products, pages = [make_product() for _ in range(number)], [make_village_page() for _ in range(number)]
    named = [("product", str(product.pk)) for product in products]
    named += [("page", page.translation_key.hex) for page in pages]
    Figure.objects.all().delete()
    add_counts(counts={Count(kind, yesterday(), subject, "en"): 5 for kind, subject in named})
