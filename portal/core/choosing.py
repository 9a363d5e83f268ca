"""Choosing a row for a text: found by name in Chinese, English or pinyin, the writer's own village first."""

from django import forms
from django.db.models import QuerySet
from django.http import Http404
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets.chooser import BaseChooser

LONGEST_KEY = 16


class FindForm(BaseFilterForm):
    """One field to search by; `find(rows, text)` is given by the view."""

    q = forms.CharField(label=_("Search"), required=False, max_length=80)
    find = None

    def filter(self, objects: QuerySet) -> QuerySet:
        objects = super().filter(objects)
        text = self.cleaned_data.get("q", "").strip()
        if not text:
            return objects
        self.is_searching, self.search_query = True, text
        return self.find(objects, text)


class ListsRows:
    """What both views of a list share; `rows_for`, `find` and `told` come from the viewset."""

    rows_for = find = None
    told = ()
    is_multiple_choice = False

    def get_object_list(self) -> QuerySet:
        return self.rows_for(self.request.user)

    def apply_object_list_ordering(self, objects: QuerySet) -> QuerySet:
        """Keep the order of `rows_for`."""
        return objects

    def get_filter_form(self) -> FindForm:
        form = FindForm(self.request.GET)
        form.find = self.find
        return form

    def can_create(self) -> bool:
        """Rows are made where they belong, not while writing a text."""
        return False

    @property
    def columns(self) -> list[Column]:
        return [self.title_column, *(Column(name, label=label, accessor=read) for name, label, read in self.told)]

    @property
    def title_column(self) -> TitleColumn:
        return TitleColumn(
            "title",
            label=_("Name"),
            accessor=str,
            get_url=lambda row: reverse(self.chosen_url_name, args=[row.pk]),
            link_attrs={"data-chooser-modal-choice": True},
        )


class RowsView(ListsRows, chooser.ChooseView):
    """The chooser as it opens."""


class ResultsView(ListsRows, chooser.ChooseResultsView):
    """The list while somebody types."""


class ChosenRowView(chooser.ChosenView):
    """Hands over the chosen row; what may not be chosen is not there."""

    rows_for = None

    def get_object(self, pk: str):
        is_key = pk.isascii() and pk.isdigit() and len(pk) < LONGEST_KEY
        row = self.rows_for(self.request.user).filter(pk=pk).first() if is_key else None
        if row is None:
            raise Http404
        return row


class RowWidget(BaseChooser):
    """The field of a chosen row."""

    show_edit_link = False
    show_clear_link = True


class RowChooserViewSet(ChooserViewSet):
    """A chooser of public rows. `told` are further columns: (name, label, function of a row)."""

    register_widget = False
    per_page = 10
    preserve_url_parameters = []
    choose_view_class = RowsView
    choose_results_view_class = ResultsView
    chosen_view_class = ChosenRowView
    base_widget_class = RowWidget
    search_tab_label = _("Search")
    told: tuple = ()

    def rows_for(self, user) -> QuerySet:
        """Return the rows this person may choose, their own village's first, in a fixed order."""
        raise NotImplementedError

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        """Return those of the rows that are called so."""
        raise NotImplementedError

    def get_common_view_kwargs(self, **kwargs):
        ours = {"rows_for": self.rows_for, "find": self.find, "told": self.told}
        return super().get_common_view_kwargs(**{**ours, **kwargs})

    def get_urlpatterns(self) -> list:
        return [
            path("", self.choose_view, name="choose"),
            path("results/", self.choose_results_view, name="choose_results"),
            path("chosen/<str:pk>/", self.chosen_view, name="chosen"),
        ]
