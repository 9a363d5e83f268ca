"""A query for rows by their keys whose SQL is put together once: on a product's page that takes longer than the answer.

Measured (Django 5.2, PostgreSQL, 31 columns of 7 tables): 0.75 ms to put together, 0.45 ms for all the rest. On
PostgreSQL its plan is kept too, as a prepared statement of each connection: 38 columns of 9 tables took 1.10 ms, and
0.27 ms prepared. `prepare_threshold` in the database's OPTIONS switches that on, where no pooler stands between that
gives each transaction another connection.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

Row = tuple


class KeptQuery:
    """Rows of `make()`, a queryset of `values_list`, narrowed to some primary keys; one query each time, nothing kept.

    `make` is called at the first use, when all models are there. Only the text of the query is kept, for each number of
    keys and for each kind of database; the values come through Django's own converters. With the text its other
    parameters are kept, so `make` must not ask what day it is: that is said of the rows (catalogue/preorders.py).
    """

    def __init__(self, make: Callable[[], QuerySet]):
        self.make = make
        self.texts: dict[tuple[str, int], tuple] = {}

    @cached_property
    def query(self) -> QuerySet:
        return self.make()

    def rows(self, keys: Iterable[int]) -> list[Row]:
        """Return the rows that have one of these keys, in no order."""
        keys = list(dict.fromkeys(keys))
        if not keys:
            return []
        connection = connections[DEFAULT_DB_ALIAS]
        kind = (connection.vendor, len(keys))
        if kind not in self.texts:
            self.texts[kind] = self._put_together(len(keys))
        sql, parameters, compiler, converters = self.texts[kind]
        with preparing_cursor(connection) as cursor:
            # As text a key is of the column's type: as a number it would be of a size, and each size another statement.
            cursor.execute(sql, [str(keys[-each - 1]) if is_place(each) else each for each in parameters])
            found = cursor.fetchall()
        return [tuple(row) for row in compiler.apply_converters(found, converters)] if converters else found

    def _put_together(self, size: int) -> tuple:
        """Return the SQL, its parameters with -1, -2 … in the places of the keys, and what makes Python's values."""
        narrowed = self.query.filter(pk__in=[-place - 1 for place in range(size)])
        compiler = narrowed.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        return sql, parameters, compiler, compiler.get_converters([column for column, *_more in compiler.select])


def is_place(parameter: object) -> bool:
    """Say whether a parameter stands for a key: keys count from 1, and no query here compares with less than 0."""
    return type(parameter) is int and parameter < 0


def preparing_cursor(connection: Any) -> Any:
    """Return a cursor whose statements the database prepares, or Django's own where it shall not or cannot.

    Django's cursors on PostgreSQL write values into the text, and so never prepare a statement, whatever the threshold.
    Where queries are logged they stay: of a prepared statement the log would know no text.
    """
    if connection.vendor != "postgresql" or connection.queries_logged:
        return connection.cursor()
    connection.ensure_connection()
    if connection.connection.prepare_threshold is None:
        return connection.cursor()
    from django.db.backends.postgresql.base import ServerBindingCursor

    return connection.make_cursor(ServerBindingCursor(connection.connection))
