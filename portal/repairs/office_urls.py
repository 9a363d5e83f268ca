"""Repair requests at the property office, below /<lang>/office/repairs/."""

from django.urls import path

from portal.repairs import figures_views, office_views, work_views
from portal.repairs.works import WORKS

app_name = "office_repairs"
urlpatterns = [
    path("", office_views.board, name="board"),
    path("print/", office_views.print_list, name="print"),
    path("table.<slug:kind>", office_views.table, name="table"),
    path("figures/", figures_views.figures, name="figures"),
    path("times/", work_views.keep, name="keep"),
    path("firms/", work_views.add_firm, name="add-firm"),
    path("firms/<int:pk>/remove/", work_views.remove_firm, name="remove-firm"),
    path("photos/<int:pk>/", office_views.photo, name="photo"),
    path("<int:pk>/", office_views.repair, name="repair"),
    path("<int:pk>/take/", work_views.take_up, name="take"),
    *(path(f"<int:pk>/{work.name}/", work_views.act, {"name": work.name}, name=work.name) for work in WORKS),
]
