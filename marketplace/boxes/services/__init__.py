"""Boxes are made of other products, and follow them."""

from marketplace.boxes.services.copy import copy_box
from marketplace.boxes.services.fill import Content, box_class, save_box
from marketplace.boxes.services.follow import follow_all, follow_parts

__all__ = ["Content", "box_class", "copy_box", "follow_all", "follow_parts", "save_box"]
