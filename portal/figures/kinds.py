"""The kinds of figures this room counts itself; rooms above enter more in `subjects` and `sources`."""

VISIT = "visit"
VIEW = "view"
SEARCH = "search"
MISSED = "missed"
ROOM = "room"
PAGE = "page"
#: A basket's first thing, and an order sent: counted as it happens, to know language and device.
FILLED = "filled"
SENT = "sent"
#: What became of the baskets begun on a day, counted from the baskets themselves.
BEGUN = "begun"
ORDERED = "ordered"
LEFT = "left"

#: Kept for ever: a fixed number of rows a day.
TOTALS = (VISIT, VIEW, SEARCH, FILLED, SENT, BEGUN, ORDERED, LEFT)

PHONE, TABLET, COMPUTER = "phone", "tablet", "computer"
DEVICES = (PHONE, TABLET, COMPUTER)
