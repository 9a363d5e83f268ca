"""Prints every invariant with its figure."""

from django.core.management.base import BaseCommand, CommandError

from portal.ledger.invariants import check_all


class Command(BaseCommand):
    help = "Check every invariant of money and stock; fails when one is broken."

    def handle(self, *args, **options):
        findings = check_all()
        for name, finding in findings.items():
            mark = "BROKEN" if finding.broken else "ok    "
            self.stdout.write(f"{mark} {name}: {finding.figure}")
            if finding.broken:
                self.stdout.write(f"       {finding.broken}")
        broken = [name for name, finding in findings.items() if finding.broken]
        if broken:
            raise CommandError(f"{len(broken)} of {len(findings)} invariants broken: {'; '.join(broken)}")
