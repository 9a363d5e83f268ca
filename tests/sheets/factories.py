"""Files of goods as people send them."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook


def csv_file(rows, *, encoding="utf-8-sig", delimiter=",", name="goods.csv") -> SimpleUploadedFile:
    """Return an uploaded CSV of these rows, the first with the headings."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return SimpleUploadedFile(name, out.getvalue().encode(encoding), "text/csv")


def xlsx_file(rows, name="goods.xlsx") -> SimpleUploadedFile:
    """Return an uploaded XLSX of these rows."""
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return SimpleUploadedFile(name, out.getvalue())


def read_csv(response) -> list[list[str]]:
    """Return the rows of a CSV that came back."""
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def read_xlsx(response) -> list[tuple]:
    """Return the rows of an XLSX that came back."""
    return [tuple(cell.value for cell in row) for row in load_workbook(io.BytesIO(response.content)).active.rows]


def number_of(product) -> str:
    """Return the number by which a file names a product."""
    return product.stockrecords.get().partner_sku
