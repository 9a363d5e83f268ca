"""Redraw every scene picture: `python scenes_all.py`, or name some of them."""

import importlib
import sys

MODULES = (
    "scenes_fields",
    "scenes_paddy",
    "scenes_yunti",
    "scenes_thatch",
    "scenes_chashan",
    "scenes_nuts",
    "scenes_festival",
    "scenes_tea",
    "scenes_haiwei",
    "scenes_courtyard",
    "scenes_crafts",
    "scenes_city",
    "scenes_torch",
    "scenes_walnut_work",
    "scenes_hongdu",
    "scenes_wangxue",
    "scenes_riverbend",
    "scenes_hualong",
    "scenes_hualong_indoors",
    "scenes_yinpo",
    "scenes_yinpo_house",
    "scenes_yinpo_loom",
    "scenes_yinpo_cherries",
    "scenes_yinpo_cup",
    "scenes_yinpo_washing",
    "landscapes_more",
    "landscapes_flowers",
    "scenes_river",
    "scenes_qianshu",
    "scenes_rings",
    "scenes_homes",
)


def main(wanted):
    """Draw all pictures, or those whose function name contains one of the wanted words."""
    for module in MODULES:
        for draw in importlib.import_module(module).DRAWINGS:
            if not wanted or any(word in draw.__name__ for word in wanted):
                pic = draw()
                print(pic.name, pic.save())


if __name__ == "__main__":
    main(sys.argv[1:])
