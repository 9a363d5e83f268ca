"""British dates: 24 November 2026, 18:00. Django's English is American."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "d/m/Y"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
FIRST_DAY_OF_WEEK = 1
#: Ours: a day of the next months with its weekday, short and in full.
WEEKDAY_FORMAT = "D j F"
FULL_WEEKDAY_FORMAT = "l, j F"
