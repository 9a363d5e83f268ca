"""What a person may do is asked in one query, and is what Django's own backend says."""

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group, Permission

from portal.users.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_own_rights_and_those_of_groups_come_in_one_query(django_assert_num_queries):
    group = Group.objects.create(name="Packers")
    group.permissions.add(*Permission.objects.filter(codename__in=["view_order", "change_order"]))
    user = make_user()
    user.groups.add(group)
    user.user_permissions.add(*Permission.objects.filter(codename__in=["view_order", "view_basket"]))

    with django_assert_num_queries(1):
        assert user.has_perm("order.change_order")
        assert user.has_perm("basket.view_basket")
        assert not user.has_perm("basket.change_basket")

    assert user.get_all_permissions() == ModelBackend().get_all_permissions(User.objects.get(pk=user.pk))


def test_who_may_not_sign_in_may_do_nothing():
    user = make_user()
    user.user_permissions.add(*Permission.objects.filter(codename="view_order"))
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert User.objects.get(pk=user.pk).get_all_permissions() == set()
