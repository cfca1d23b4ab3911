"""A vault that dies, as by a power cut, at one thing after the other that it says to the database while it counts.

Run as a program with the file of keys and a number: 1 for each thing, 2 for every other. Each line that it prints tells
of one death: what it had reached, and what there is of the release. The last line is that of the vault that lived.
"""

import json
import os
import signal
import sys
from pathlib import Path

import django


def main(keys_file, every):
    django.setup()
    # Everything is imported before the first death, or each would take as long as a start.
    from django.db import connection

    from vault.locked import counting
    from vault.locked.keyring import Keyring

    keyring = Keyring.open(keys_file)
    said = 1 - every
    while True:
        said += every
        connection.close()
        child = os.fork()
        if not child:
            with connection.execute_wrapper(_Death(at=said)):
                counting.make_releases_due(keyring=keyring, keys_file=keys_file)
            os._exit(0)
        died = os.waitpid(child, 0)[1] != 0
        print(json.dumps({"said": said, "died": died, **_what_there_is()}), flush=True)
        if not died:
            return


class _Death:
    def __init__(self, *, at):
        self.left = at

    def __call__(self, execute, sql, params, many, context):
        self.left -= 1
        if not self.left:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)


def _what_there_is():
    from django.db import connection

    from vault.models import Release

    release = Release.objects.get()
    # Five deaths are the end of it otherwise, and here there are more.
    Release.objects.filter(pk=release.pk).update(attempt=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM vault.release_scope")
        scopes = cursor.fetchone()[0]
    return {"state": release.state, "tables": release.tables.count(), "scopes": scopes}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
