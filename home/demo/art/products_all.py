"""Redraw every product picture: `python products_all.py`, or name some of them."""

import importlib
import sys

MODULES = (
    "products_yunti",
    "products_spring",
    "products_chashan",
    "products_forest",
    "products_haiwei",
    "products_table",
    "products_ricecake",
    "products_qianshu",
    "products_hongdu",
    "products_wangxue",
    "products_river",
    "products_hualong",
    "products_yinpo",
    "products_yinpo_harvest",
    "products_boxes",
)


def main(wanted):
    """Draw all pictures, or those whose name contains one of the wanted words."""
    for module in MODULES:
        for draw in importlib.import_module(module).DRAWINGS:
            if not wanted or any(word in draw.__name__ for word in wanted):
                pic = draw()
                print(pic.name, pic.save())


if __name__ == "__main__":
    main(sys.argv[1:])
