"""No English sentence is left on any screen a coordinator reaches in the page admin, when it speaks Chinese."""

import pytest
from playwright.sync_api import Page as Tab
from wagtail.models import Page, Revision

from portal.core.services import publish_page
from portal.culture.models import EventPage, StoryPage
from portal.images.models import CustomImage
from portal.tourism.models import ExperiencePage, Question, StayPage
from portal.users.models import User
from portal.villages.models import IndustryPage, Village, VillagePage
from tests.browser.hands import signed_in
from tests.catalogues.english import Ear

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAID = """root => {
  const whole = root || document.body;
  const unsaid = "script, style, template, noscript, iframe, .xdsoft_datetimepicker, [data-side-panel-toggle-counter]";
  const said = [], texts = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    if (!texts.currentNode.parentElement.closest(unsaid)) said.push(texts.currentNode.nodeValue);
  for (const name of ["title", "aria-label", "placeholder", "alt"])
    for (const element of whole.querySelectorAll(`[${name}]`)) said.push(element.getAttribute(name));
  for (const button of whole.querySelectorAll("input[type=submit], input[type=button]")) said.push(button.value);
  return [document.title, ...said];
}"""
MODAL = (
    "async address => {"
    "  const answer = await fetch(address, {headers: {'X-Requested-With': 'XMLHttpRequest'}});"
    "  const text = await answer.text();"
    "  const html = text.startsWith('{') ? JSON.parse(text).html : text;"
    f"  return [answer.status, ({SAID})(new DOMParser().parseFromString(html, 'text/html').body)];"
    "}"
)


class Screens:
    """The addresses of one village's coordinator; `story` is a page nobody has translated, `alias` its other side."""

    def __init__(self):
        self.village = Village.objects.get(slug="yunti")
        self.page = VillagePage.objects.get(village=self.village, locale__language_code="zh-hans")
        self.story = publish_page(parent=self.page, page=StoryPage(title="水尺", body=[("text", "<p>早晨。</p>")]))
        writer = User.objects.get(email="yunti@yunli.example")
        for revision in (*Revision.objects.for_instance(self.story), self.story.save_revision()):
            Revision.objects.filter(pk=revision.pk).update(user=writer)
        self.story.get_latest_revision().publish()
        self.alias = Page.objects.get(alias_of=self.story)
        self.english = StoryPage.objects.get(slug=self._first(StoryPage).slug, locale__language_code="en")

    def _first(self, model):
        return model.objects.child_of(self.page).exclude(title="水尺").first()

    def pages(self) -> list[str]:
        """Return the addresses of whole pages."""
        return [*self._written(), *self._done_to_a_story(), *self._files(), *self._facts()]

    def _written(self) -> list[str]:
        kinds = ("culture/storypage", "culture/eventpage", "tourism/experiencepage", "tourism/staypage")
        models = (StoryPage, EventPage, ExperiencePage, StayPage, IndustryPage)
        return [
            *("/admin/", "/admin/account/", "/admin/pages/", "/admin/pages/search/?q=水", "/admin/pages/search/?q=无"),
            *(f"/admin/pages/{self.page.pk}/{end}" for end in ("", "?ordering=ord", "?q=无", "add_subpage/", "edit/")),
            *(f"/admin/pages/add/{kind}/{self.page.pk}/" for kind in (*kinds, "villages/industrypage")),
            *(f"/admin/pages/{self._first(model).pk}/edit/" for model in models),
        ]

    def _done_to_a_story(self) -> list[str]:
        first, last = Revision.objects.for_instance(self.story).order_by("pk").values_list("pk", flat=True)[:2]
        ends = (
            "edit",
            "history",
            "usage",
            "delete",
            "unpublish",
            "copy",
            "move",
            f"revisions/compare/{first}...{last}",
        )
        bulk = ("delete", "publish", "unpublish", "move")
        return [
            *(f"/admin/pages/{self.story.pk}/{end}/" for end in (*ends, f"revisions/{first}/revert")),
            *(f"/admin/bulk/wagtailcore/page/{name}/?id={self.story.pk}" for name in bulk),
            f"/admin/pages/{self.alias.pk}/edit/",
            f"/admin/localize/submit/page/{self.story.pk}/",
            *("/admin/users/", "/admin/pages/99999/edit/", "/admin/nowhere/"),
        ]

    def _files(self) -> list[str]:
        picture = CustomImage.objects.filter(collection=self.village.collection).first().pk
        bulk = ("delete", "add_tags", "add_to_collection")
        return [
            *(
                f"/admin/images/{end}"
                for end in ("", "?q=无", "add/", "multiple/add/", f"{picture}/", f"usage/{picture}/")
            ),
            f"/admin/images/{picture}/delete/",
            *(f"/admin/bulk/images/customimage/{name}/?id={picture}" for name in bulk),
            *("/admin/documents/", "/admin/documents/add/", "/admin/documents/multiple/add/"),
        ]

    def _facts(self) -> list[str]:
        question = Question.objects.filter(visit__village=self.village).first().pk
        visit = self.village.visits.first().pk
        return [
            *("/admin/questions/", f"/admin/questions/edit/{question}/", "/admin/questions/?q=无"),
            *("/admin/visits/", "/admin/visits/new/", f"/admin/visits/edit/{visit}/"),
        ]

    def modals(self) -> list[str]:
        """Return the addresses of what opens over a page."""
        picture = CustomImage.objects.filter(collection=self.village.collection).first().pk
        links = "allow_external_link=true&allow_email_link=true&allow_phone_link=true&allow_anchor_link=true"
        return [
            *(f"/admin/choose-{kind}-link/" for kind in ("external", "email", "phone", "anchor")),
            *(f"/admin/choose-page/?{links}", f"/admin/choose-page/{self.page.pk}/", "/admin/choose-page/search/?q=无"),
            *(
                "/admin/images/chooser/",
                "/admin/images/chooser/?q=无",
                f"/admin/images/chooser/{picture}/select_format/",
            ),
            *("/admin/documents/chooser/", "/admin/embeds/chooser/", f"/admin/pages/{self.story.pk}/privacy/"),
        ]


def own_words() -> list[str]:
    """Return what may stand on a Chinese screen: titles of English pages, questions, and one unseen button's value.

    Wagtail's page chooser sends its search by a script as one types; its hidden button's value is not translatable.
    """
    titles = Page.objects.filter(locale__language_code="en").values_list("title", flat=True)
    questions = [str(question) for question in Question.objects.all()]
    return sorted((text.strip() for text in (*titles, *questions, "Search")), key=len, reverse=True)


def walk(tab: Tab, addresses: list[str], allowed: list[str]) -> dict[str, list[str]]:
    """Open each page, wait for what scripts write, and return the English found by address."""
    found = {}
    for address in addresses:
        answer = tab.goto(address)
        assert answer.status < 500, address
        tab.wait_for_timeout(250)
        found[address] = Ear(allowed).english_in(tab.evaluate(SAID))
    return {address: texts for address, texts in found.items() if texts}


def submit(tab: Tab, address: str, allowed: list[str]) -> dict[str, list[str]]:
    """Send the form of a page as it stands and return the English in the answer."""
    tab.goto(address)
    with tab.expect_navigation():
        tab.locator("main form[method=post i]").last.evaluate("form => {form.noValidate = true; form.submit()}")
    tab.wait_for_timeout(400)
    found = Ear(allowed).english_in(tab.evaluate(SAID))
    return {f"{address} sent": found} if found else {}


def test_no_screen_of_the_page_admin_shows_a_coordinator_english(open_context):
    tab = signed_in(open_context(width=1280), "yunti@yunli.example", wish="/admin/").page
    screens, allowed = Screens(), own_words()
    found = walk(tab, screens.pages(), allowed)
    for address in screens.modals():
        status, said = tab.evaluate(MODAL, address)
        assert status == 200, address
        if texts := Ear(allowed).english_in(said[1:]):
            found[address] = texts
    assert not found, found


def test_no_answer_of_the_page_admin_speaks_english_to_a_coordinator(open_context):
    tab = signed_in(open_context(width=1280), "yunti@yunli.example", wish="/admin/").page
    screens, allowed = Screens(), own_words()
    story, found = screens.story.pk, {}
    for address in (
        f"/admin/pages/add/culture/eventpage/{screens.page.pk}/",
        "/admin/visits/new/",
        f"/admin/localize/submit/page/{story}/",
        f"/admin/pages/{screens.alias.pk}/edit/",
        f"/admin/pages/{story}/edit/",
        f"/admin/localize/page/{screens.alias.pk}/convert_to_alias/",
        f"/admin/pages/{story}/copy/",
        f"/admin/pages/{story}/unpublish/",
        f"/admin/bulk/wagtailcore/page/publish/?id={story}",
        f"/admin/pages/{story}/delete/",
    ):
        found |= submit(tab, address, allowed)
    assert not found, found
