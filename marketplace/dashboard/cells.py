"""Oscar's tables as files, whose cells no spreadsheet calculates."""

from oscar.core.compat import UnicodeCSVWriter

from portal.core.cells import defused


class SafeCSVWriter(UnicodeCSVWriter):
    """Oscar's writer with every cell defused."""

    def writerow(self, row):
        super().writerow([defused(value) for value in row])
