"""The page tree that every test begins with: planting it anew costs a second, and half of the tests want it.

Run as a module it plants the tree in the configured database.
"""


def plant() -> None:
    """Make the front page and the lists below it, in both languages."""
    from tests.villages.factories import make_tree

    make_tree()


def fell() -> None:
    """Take the tree away again, for what must begin on a site without pages: loading the demo."""
    from wagtail.models import Page, Site

    for page in Page.objects.filter(depth=2):
        page.specific.delete()
    Site.objects.all().delete()
    Page.get_first_root_node().add_child(title="Welcome", slug="home")


if __name__ == "__main__":
    import django

    django.setup()
    plant()
