"""Every record of the Django admin opens: its list, its empty form, and the form of a row there is."""

import pytest
from django.contrib import admin

from marketplace.settlement.models import FeeRule
from portal.payments.registry import providers
from tests.factories import make_user
from tests.settlement.factories import make_fee, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client):
    """A superuser, signed in."""
    client.force_login(make_user(is_staff=True, is_superuser=True))
    return client


@pytest.mark.parametrize("model", sorted(admin.site._registry, key=str), ids=lambda model: model._meta.label)
def test_the_list_and_the_empty_form_of_every_record_open(operator, model):
    table = f"/django-admin/{model._meta.app_label}/{model._meta.model_name}/"
    assert operator.get(table).status_code == 200
    assert operator.get(f"{table}add/").status_code in (200, 403)


def test_a_fee_is_entered_and_once_it_has_begun_only_ended(operator):
    table, day, provider = "/django-admin/settlement/feerule/", str(today()), next(iter(providers()))
    new = {"provider": provider, "percent": "0.6", "fixed": "0", "valid_from": day, "valid_until": ""}
    assert operator.post(f"{table}add/", new).status_code == 302
    fee = FeeRule.objects.get()
    assert (fee.provider, str(fee.percent), fee.valid_from) == (provider, "0.60", today())
    assert operator.get(f"{table}{fee.pk}/change/").status_code == 200
    operator.post(f"{table}{fee.pk}/change/", {**new, "percent": "9", "valid_until": day})
    fee.refresh_from_db()
    assert (str(fee.percent), fee.valid_until) == ("0.60", today())
    old = make_fee("1.00")
    assert "scripted" not in operator.get(f"{table}{old.pk}/change/").context["adminform"].form.fields
