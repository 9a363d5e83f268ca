"""The version of the text index: what was found is remembered under it."""

from django_tasks.signals import task_finished

from portal.core.freshness import Version

words = Version("site_search:version")
words_version = words.now
INDEX_TASKS = "modelsearch."


def index_written(sender, task_result, **kwargs) -> None:
    """Forget what was found once the worker has written new words into the index."""
    if task_result.task.module_path.startswith(INDEX_TASKS):
        words.renew()


def connect() -> None:
    """Hear of every task of the index."""
    task_finished.connect(index_written, dispatch_uid="site_search.index_written")
