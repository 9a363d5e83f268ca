"""Chinese dates. Django writes the month of 5 March with a nought before it."""

MONTH_DAY_FORMAT = "n月j日"
