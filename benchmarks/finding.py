"""How long the list of activities takes, and the pages beside it, with so many of them: all parts are real.

Run by hand, on a server and in a folder of its own that it throws away:

    python3 -m benchmarks.finding [--activities 10000] [--explain]

Prints milliseconds by the clock, best of five, how many of them the website itself worked, and the statements.
"""

import argparse
import time

from benchmarks.servers import own_servers

TEAMS, LEADS = 40, 150
LIST = "/activities/"
PAGES = {
    "first page": LIST,
    "last page": f"{LIST}?page=999999",
    "one word, in few": f"{LIST}?q=4711",
    "one word, in all": f"{LIST}?q=people",
    "three words": f"{LIST}?q=crisis+opening+kindly",
    "a lead's name": f"{LIST}?q=lead+17",
    "open, by a team": f"{LIST}?status=open&team={{team}}",
    "led by me": f"{LIST}?lead=me",
    "of a programme": f"{LIST}?programme={{programme}}",
    "serving an objective": f"{LIST}?objective={{objective}}",
    "running in a month": f"{LIST}?first_day=1&first_month=3&first_year=2026&last_day=31&last_month=3&last_year=2026",
    "something is overdue": f"{LIST}?overdue=on",
    "by next date, page 300": f"{LIST}?order=next-date&page=300",
    "all at once": f"{LIST}?q=crisis+line&status=open&level=service&overdue=on&order=title",
    "programme": "/activities/programmes/{programme}/",
    "programmes": "/activities/programmes/",
    "strategy": "/activities/strategies/{strategy}/",
    "home of a coordinator": "/",
    "dashboard": "/dashboard/",
}


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--activities", type=int, default=10_000)
    asked.add_argument("--explain", action="store_true", help="show the plans of the slowest statements")
    asked = asked.parse_args()
    with own_servers(settings="test"):
        run(asked)


def run(asked):
    from django.test import Client

    began = time.monotonic()
    user, known = make(asked.activities)
    print(f"{asked.activities:,} activities, made in {time.monotonic() - began:.0f} s", flush=True)
    client = Client()
    client.force_login(user)
    for name, address in PAGES.items():
        measure(client, name, address.format(**known), explain=asked.explain)


def measure(client, name, address, *, explain):
    """Ask for a page as a browser does; say how long it took at best, and what it asked of the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times = []
    for _ in range(5):
        began, worked = time.perf_counter(), time.process_time()
        response = client.get(address)
        times.append((time.perf_counter() - began, time.process_time() - worked))
        if response.status_code != 200:
            raise SystemExit(f"{address} answered {response.status_code}.")
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    slowest = sorted(queries, key=lambda query: -float(query["time"]))[:2]
    clock, own = (min(each) * 1000 for each in zip(*times, strict=True))
    print(f"{name}: {clock:.0f} ms, {own:.0f} ms of them our own work, {len(queries)} statements", flush=True)
    for query in slowest if explain else ():
        print(f"    {query['time']} s: {query['sql'][:300]}", flush=True)
        if query["sql"].startswith("SELECT"):
            with connection.cursor() as cursor:
                cursor.execute("EXPLAIN (ANALYZE, TIMING OFF) " + query["sql"].replace("%", "%%"), [])
                print("\n".join(f"      {line}" for (line,) in cursor.fetchall()), flush=True)


def make(number):
    """One large organisation: many teams and leads, a programme, a strategy that one activity in five serves."""
    from accounts.models import Membership, Organisation, Team, User
    from accounts.roles import Role
    from activities import strategies
    from activities.models import Objective, Programme, Strategy
    from activities.tests.many import make_many

    organisation = Organisation.objects.create(name="Large Town")
    teams = Team.objects.bulk_create(Team(organisation=organisation, name=f"Team {n}") for n in range(TEAMS))
    leads = [User.objects.create_user(f"lead{n}@example.org", f"Lead {n}") for n in range(LEADS)]
    Membership.objects.bulk_create(
        Membership(user=lead, organisation=organisation, role=Role.COORDINATOR) for lead in leads
    )
    ours = {"organisation": organisation, "created_by": leads[0]}
    programme = Programme.objects.create(name="Safer wards", about="Safer", lead=leads[0], **ours)
    strategy = Strategy.objects.create(title="Equal partners", written_by="All", **ours)
    strategies.add_objectives(strategy=strategy, lines=[("", f"Objective number {n}") for n in range(1, 11)])
    make_many(number, organisation=organisation, teams=teams, leads=leads, programme=programme)
    known = {
        "team": teams[3].pk,
        "programme": programme.pk,
        "strategy": strategy.pk,
        "objective": Objective.objects.get(code="1").pk,
    }
    return leads[0], known


if __name__ == "__main__":
    main()
