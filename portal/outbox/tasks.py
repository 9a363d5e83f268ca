"""Tasks put off with django-tasks, run by our worker when they are kept in the database."""

from django_tasks import task_backends
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.management.commands.db_worker import Worker


def run_queued_tasks(*, worker: str) -> None:
    """Run every task that is ready and return when the queue is empty; does nothing for other task backends."""
    if not isinstance(task_backends["default"], DatabaseBackend):
        return
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker,
        excluded_queue_names=[],
    ).run()
