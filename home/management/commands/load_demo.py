"""`manage.py load_demo`: fill the site with the demo; running it again adds only what is missing."""

import time

from django.core.management.base import BaseCommand
from django.utils import translation

from home.demo import accounts


class Command(BaseCommand):
    """Loads villages, community, products, people, questions, reviews and orders."""

    help = "Load the demo; safe to run again."

    def add_arguments(self, parser):
        parser.add_argument("--accounts", action="store_true", help="Only print one account per role.")

    def handle(self, *args, **options):
        if options["accounts"]:
            self.stdout.write("\n".join(accounts.lines()))
            return
        with translation.override("zh-hans"):
            for name, step in self.steps():
                began = time.monotonic()
                step()
                self.stdout.write(f"  {name:<12}{time.monotonic() - began:6.1f} s")

    def steps(self) -> list[tuple]:
        """Return the steps in their order; each may be run again."""
        from home.demo.loading import load_content, load_index, load_market, load_orders, load_people, warm_pages

        return [
            ("content", load_content),
            ("market", load_market),
            ("people", load_people),
            ("orders", load_orders),
            ("index", load_index),
            ("pictures", warm_pages),
        ]
