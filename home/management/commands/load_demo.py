"""`manage.py load_demo`: fill the site with the demo; running it again adds only what is missing."""

import time

from django.core.management.base import BaseCommand
from django.utils import translation

from home.demo import accounts
from home.demo.content import SIZES


class Command(BaseCommand):
    """Loads villages, communities, products, people, questions, reviews and orders."""

    help = "Load the demo; safe to run again."

    def add_arguments(self, parser):
        parser.add_argument(
            "--size",
            choices=SIZES,
            default="full",
            help="small: three villages and a dozen orders; full: everything and a year of orders (default)",
        )
        parser.add_argument("--accounts", action="store_true", help="Only print one account per role.")

    def handle(self, *args, **options):
        if options["accounts"]:
            self.stdout.write("\n".join(accounts.lines()))
            return
        from home.demo.darkroom import developing
        from home.demo.loading import words_come_last
        from home.demo.pictures import missing_pictures

        size = SIZES[options["size"]]
        with translation.override("zh-hans"), developing(missing_pictures(size)), words_come_last():
            for name, step in self.steps():
                began = time.monotonic()
                step(size)
                self.stdout.write(f"  {name:<12}{time.monotonic() - began:6.1f} s")

    def steps(self) -> list[tuple]:
        """Return the steps in their order; each may be run again."""
        from home.demo import loading

        return [
            ("content", loading.load_content),
            ("market", loading.load_market),
            ("stories", loading.load_stories),
            ("people", loading.load_people),
            ("compounds", loading.load_compounds),
            ("orders", loading.load_orders),
            ("fees", loading.load_fees),
            ("corner", loading.load_corner),
            ("homes", loading.load_homes),
            ("figures", loading.load_figures),
            ("pictures", loading.load_pictures),
            ("index", loading.load_index),
            ("pages", loading.warm_pages),
        ]
