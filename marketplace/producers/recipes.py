"""A recipe within a text, with ingredients from the market. Read while models are being loaded."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from marketplace.producers.blocks import ProductChoice, shown_of, trouble_with
from portal.core.live_blocks import LiveBlock

MOST_PEOPLE, MOST_MINUTES, MOST_ROWS = 50, 3 * 24 * 60, 30


def _sample() -> dict:
    """Return a recipe for the preview."""
    return {
        "title": _("Red rice porridge"),
        "serves": 4,
        "minutes": 50,
        "ingredients": [
            {"name": _("Red rice"), "amount": _("200 g"), "product": None},
            {"name": _("Water"), "amount": _("2 litres"), "product": None},
        ],
        "steps": [
            _("Wash the rice and leave it in cold water for an hour."),
            _("Bring it to the boil, then simmer for 40 minutes and stir now and then."),
        ],
    }


class IngredientBlock(blocks.StructBlock):
    """A thing and how much of it; where the market has it, readers buy it from the list."""

    name = blocks.CharBlock(label=_("Ingredient"), max_length=80)
    amount = blocks.CharBlock(
        label=_("How much"), max_length=40, required=False, help_text=_("For example: 200 g, two spoons.")
    )
    product = ProductChoice(label=_("From the market, if it is there"), required=False)

    class Meta:
        icon = "tag"
        label = _("Ingredient")


class RecipeBlock(LiveBlock, blocks.StructBlock):
    """A recipe: for how many, how long, what goes in, what to do."""

    title = blocks.CharBlock(label=_("Name of the dish"), max_length=80)
    serves = blocks.IntegerBlock(
        label=_("For how many people"),
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)],
    )
    minutes = blocks.IntegerBlock(
        label=_("Minutes in all"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_MINUTES)],
    )
    ingredients = blocks.ListBlock(IngredientBlock(), min_num=1, max_num=MOST_ROWS, label=_("Ingredients"))
    steps = blocks.ListBlock(blocks.TextBlock(label=_("Step"), rows=2), min_num=1, max_num=MOST_ROWS, label=_("Steps"))

    def products_of(self, value) -> list:
        """Return the products that the recipe asks for."""
        return [one["product"] for one in value["ingredients"] if one["product"]]

    def shown(self, value) -> tuple:
        return tuple(shown_of(product) for product in self.products_of(value))

    def trouble(self, value) -> str:
        return next(filter(None, map(trouble_with, self.products_of(value))), "")

    def nodes(self, value) -> list[dict]:
        steps = [{"@type": "HowToStep", "text": step} for step in value["steps"]]
        return [
            {
                "@type": "Recipe",
                "name": value["title"],
                "recipeYield": str(value["serves"]),
                "totalTime": f"PT{value['minutes']}M",
                "recipeIngredient": [f"{one['name']} {one['amount']}".strip() for one in value["ingredients"]],
                "recipeInstructions": steps,
            }
        ]

    def get_preview_value(self):
        return self.normalize(_sample())

    class Meta:
        icon = "list-ol"
        label = _("Recipe")
        description = _("A dish with its ingredients and steps. What the market has, readers buy from the list.")
        template = "marketplace/blocks/recipe.html"
