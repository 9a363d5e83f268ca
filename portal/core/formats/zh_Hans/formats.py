"""Chinese dates. Django writes the month of 5 March with a nought before it."""

MONTH_DAY_FORMAT = "n月j日"
#: Ours: a day of the next months with its weekday, short and in full.
WEEKDAY_FORMAT = "n月j日 D"
FULL_WEEKDAY_FORMAT = "n月j日 l"
