"""Whether the machine can make PDF, said when the operator asks with `manage.py check --deploy`."""

from django.core.checks import Info, Tags, register

from portal.papers.pdf import DEBIAN_PACKAGES, why_not


@register(Tags.compatibility, deploy=True)
def check_machine(app_configs, **kwargs) -> list:
    """Say what is missing for PDF; the site runs without, and browsers print instead."""
    missing = why_not()
    hint = f"On Debian, as root: apt-get install {DEBIAN_PACKAGES}"
    return [Info(f"No PDF can be made here: {missing}", hint=hint, id="papers.I001")] if missing else []
