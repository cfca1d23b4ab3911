"""Starting programs that end when we end, and ending them in good order."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys

PR_SET_PDEATHSIG = 1


def server_account():
    """The account for the servers: our own, or as root one without rights, because PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError("FourPi runs as root and finds neither the account postgres nor nobody to run PostgreSQL as.")


def give(path, account):
    """Hand a folder to the servers' account and close it to everybody else."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if account:
        os.chown(path, account.pw_uid, account.pw_gid)
    path.chmod(0o700)
    return path


def start(args, *, log=None, account=None, environment=None, folder=None, keep_open=(), at_our_death=signal.SIGTERM):
    """Start a program in a session of its own, so that Ctrl-C reaches us alone and we end things in order."""
    parent = os.getpid()
    prctl = ctypes.CDLL(None, use_errno=True).prctl if sys.platform == "linux" else None

    def end_with_parent():
        # Linux alone can promise this. It must come after the change of account, which would undo it.
        if prctl:
            prctl(PR_SET_PDEATHSIG, int(at_our_death), 0, 0, 0)
            if os.getppid() != parent:
                os.kill(os.getpid(), signal.SIGKILL)

    whom = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    return subprocess.Popen(
        [str(part) for part in args],
        stdin=subprocess.DEVNULL,
        stdout=log or subprocess.DEVNULL,
        stderr=subprocess.STDOUT if log else None,
        env=environment,
        cwd=folder,
        start_new_session=True,
        pass_fds=keep_open,
        preexec_fn=end_with_parent,
        **whom,
    )


def ask_to_end(child, *, by=signal.SIGTERM):
    """Let a child finish what it has in hand."""
    if child and child.poll() is None:
        child.send_signal(by)


def wait_for_end(child, *, patience):
    """Wait for a child that was asked to end, and insist when it does not."""
    if child is None:
        return
    try:
        child.wait(patience)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
