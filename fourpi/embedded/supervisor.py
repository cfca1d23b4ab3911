"""Keeping the programs of the product running: starting them in order, starting again what dies, ending in order."""

import signal
import time

from fourpi.embedded import children
from fourpi.embedded.postgres import CannotStart

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STEADY_AFTER = 60  # seconds without falling over until earlier falls are forgotten
LONGEST_WAIT = 30


class Program:
    """One of our own programs: the website, the worker, the clock."""

    def __init__(self, name, args, *, environment, keep_open=(), at_our_death=signal.SIGTERM, patience=10):
        self.name = name
        self.args = args
        self.options = {"environment": environment, "keep_open": keep_open, "at_our_death": at_our_death}
        self.patience = patience
        self.child = None

    def start(self):
        """Start it; it counts as running until it ends."""
        self.child = children.start(self.args, **self.options)

    def ask_to_end(self):
        """Let it finish what it has in hand."""
        children.ask_to_end(self.child)

    def stop(self):
        """Wait for its end, and insist in the end."""
        children.wait_for_end(self.child, patience=self.patience)


class Supervisor:
    """Watches the programs until somebody asks it to stop."""

    def __init__(self, *, say):
        self.say = say
        self.kept = []
        self.falls = {}
        self.due = {}
        self.began = {}
        self.is_asked_to_stop = False
        for number in ENDINGS:
            if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:  # nohup ignores SIGHUP on purpose
                signal.signal(number, self.be_asked_to_stop)

    def be_asked_to_stop(self, number, frame):
        """Interrupt whatever is being done; remember it too, in case a library swallows the interruption."""
        self.is_asked_to_stop = True
        raise KeyboardInterrupt

    def keep(self, program):
        """Start a program and answer for it from now on."""
        self.kept.append(program)
        program.start()
        self.began[program.name] = time.monotonic()

    def watch(self):
        """Look after the programs until Ctrl-C or SIGTERM."""
        while not self.is_asked_to_stop:
            time.sleep(0.25)
            for program in self.kept:
                self.look_after(program)

    def look_after(self, program):
        """Start again what has ended, later each time it falls over soon after."""
        now = time.monotonic()
        if program.name in self.due:
            if now >= self.due[program.name]:
                self.start_again(program)
        elif program.child.poll() is not None:
            falls = 0 if now - self.began[program.name] > STEADY_AFTER else self.falls.get(program.name, 0)
            wait = min(2**falls, LONGEST_WAIT)
            self.falls[program.name] = falls + 1
            self.due[program.name] = now + wait
            self.say(f"{program.name} ended ({how_it_ended(program.child)}) and is started again in {wait} s.")

    def start_again(self, program):
        """A server that cannot start now is tried again later; the rest of the product goes on."""
        del self.due[program.name]
        self.began[program.name] = time.monotonic()
        try:
            program.start()
        except CannotStart as refusal:
            self.say(str(refusal))
        else:
            self.say(f"{program.name} runs again.")

    def stop(self):
        """Ask our programs to finish first, then stop everything, the database last. Nothing may cut this short."""
        for number in ENDINGS:
            signal.signal(number, signal.SIG_IGN)
        for program in reversed(self.kept):
            if isinstance(program, Program):
                program.ask_to_end()
        for program in reversed(self.kept):
            program.stop()


def how_it_ended(child):
    """The end of a child in words."""
    if child.returncode < 0:
        return f"by {signal.Signals(-child.returncode).name}"
    return f"exit code {child.returncode}"
