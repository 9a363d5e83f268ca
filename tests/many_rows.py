"""After many rows were written in one go."""

from django.db import connection


def let_the_database_count() -> None:
    """Let the database learn how many rows its tables have, as PostgreSQL does by itself within a minute.

    A test's rows are in a transaction of their own, which it cannot see; without their number it may walk ten thousand
    rows ten thousand times.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
