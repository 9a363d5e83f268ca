"""A ModelViewSet whose lists and forms hold only what the permission policy gives; the rest is 404."""

from django.shortcuts import get_object_or_404
from django.urls import path
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry

LOOKING = ["view", "change", "delete"]


class ScopedIndexView(generic.IndexView):
    """The list of one's own rows."""

    any_permission_required = ["add", "change", "delete", "view"]
    related: tuple[str, ...] = ()

    def get_base_queryset(self):
        rows = policy_registry.get_by_type(self.model).instances_user_has_any_permission_for(self.request.user, LOOKING)
        return rows.select_related(*self.related) if self.related else rows


class ScopedObject:
    """Finds the row among one's own only."""

    def get_object(self, queryset=None):
        rows = policy_registry.get_by_type(self.model).instances_user_has_any_permission_for(self.request.user, LOOKING)
        return get_object_or_404(rows, pk=self.kwargs[self.pk_url_kwarg])


class ScopedEditView(ScopedObject, generic.EditView):
    """Changes one of one's own rows."""


class ScopedDeleteView(ScopedObject, generic.DeleteView):
    """Deletes one of one's own rows."""


class ScopedViewSet(ModelViewSet):
    """List, add, edit, delete; no history, usage or copy, which would show others' rows."""

    index_view_class = ScopedIndexView
    edit_view_class = ScopedEditView
    delete_view_class = ScopedDeleteView
    copy_view_enabled = False
    add_to_reference_index = False

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**{**kwargs, "history_url_name": None, "usage_url_name": None})

    def get_urlpatterns(self):
        pk = f"<{self.pk_path_converter}:pk>"
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.add_view, name="add"),
            path(f"edit/{pk}/", self.edit_view, name="edit"),
            path(f"delete/{pk}/", self.delete_view, name="delete"),
        ]
