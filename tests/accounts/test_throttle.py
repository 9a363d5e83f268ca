import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse

from portal.core.throttle import throttle
from portal.users.client import client_address


@pytest.fixture(autouse=True)
def limits_on(settings):
    settings.THROTTLED = True


def ask(rf, view, method="post", address="10.0.0.1", user=None, **data):
    request = getattr(rf, method)("/", data, REMOTE_ADDR=address)
    request.user = user or AnonymousUser()
    request.LANGUAGE_CODE = "en"
    return view(request)


def limited(**options):
    @throttle("test", 2, 3600, **options)
    def view(request):
        return HttpResponse("in")

    return view


@pytest.mark.django_db
def test_the_try_after_the_last_allowed_one_gets_429_and_when_to_come_back(rf):
    view = limited()
    assert [ask(rf, view).status_code for _try in range(3)] == [200, 200, 429]
    response = ask(rf, view)
    assert response["Retry-After"] == "3600"
    assert "60" in response.content.decode()


@pytest.mark.django_db
def test_each_address_has_its_own_count(rf):
    view = limited()
    for _try in range(3):
        ask(rf, view, address="10.0.0.1")
    assert ask(rf, view, address="10.0.0.2").status_code == 200


@pytest.mark.django_db
def test_a_form_field_is_counted_from_whatever_address_it_comes(rf):
    view = limited(by="field:code")
    for number in range(2):
        ask(rf, view, address=f"10.0.0.{number}", code="ABC")
    assert ask(rf, view, address="10.0.0.9", code=" abc ").status_code == 429
    assert ask(rf, view, address="10.0.0.9", code="XYZ").status_code == 200


def test_reading_is_not_counted_unless_asked_for(rf):
    view = limited()
    assert [ask(rf, view, method="get").status_code for _try in range(4)] == [200] * 4


@pytest.mark.django_db
def test_reading_counts_where_asked_for(rf):
    view = limited(safe_too=True)
    assert [ask(rf, view, method="get").status_code for _try in range(3)] == [200, 200, 429]


@pytest.mark.django_db
def test_the_count_lasts_its_time_on_a_file_cache(rf, settings, tmp_path):
    settings.CACHES = {
        **settings.CACHES,
        "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": tmp_path},
    }
    view = limited()
    assert [ask(rf, view).status_code for _try in range(3)] == [200, 200, 429]


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        (0, "1.1.1.1", "10.0.0.1"),
        (1, "1.1.1.1", "1.1.1.1"),
        (1, "9.9.9.9, 1.1.1.1", "1.1.1.1"),
        (2, "9.9.9.9, 1.1.1.1, 2.2.2.2", "1.1.1.1"),
        (2, "1.1.1.1", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_only_what_our_own_proxies_wrote_names_the_visitor(rf, settings, proxies, header, address):
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=header)
    assert client_address(request) == address
