"""A new site's front page, lists and standing pages; what is there already stays as it is."""

from django.core.management.base import BaseCommand

from home.demo.tree import plant_tree
from home.standing.services import plant_standing_pages


class Command(BaseCommand):
    """`manage.py plant_site`, once after the first migrate of a site without the demo."""

    help = "Plant the front page, the lists and the standing pages, in both languages."

    def handle(self, *args, **options):
        pages = plant_standing_pages(home=plant_tree())
        self.stdout.write(f"{len(pages)} standing pages planted.")
