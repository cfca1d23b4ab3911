"""Who may do what: the one table of roles, readable by a manager."""

from django.db import models


class Permission(models.TextChoices):
    SEE_PLANS = "see_plans", "Read plans of involvement activities"
    PLAN = "plan", "Plan, change and run involvement activities"
    SEE_PEOPLE = "see_people", "See the names and contact details of people involved"
    SEE_DASHBOARD = "see_dashboard", "Read the dashboard and reports"
    ASK_FOR_REPORTS = "ask_for_reports", "Ask for a report"
    QUESTIONNAIRES = "questionnaires", "Make questionnaires and the words around them"
    MONITOR = "monitor", "Decide what is asked in “About you” and run diversity reports"
    MANAGE = "manage", "Manage the organisation, its teams and who may sign in"


class Role(models.TextChoices):
    COORDINATOR = "coordinator", "Coordinator"
    MANAGER = "manager", "Manager"
    MONITORING_LEAD = "monitoring_lead", "Monitoring lead"
    ADMINISTRATOR = "administrator", "Administrator"


_READING = {Permission.SEE_PLANS, Permission.SEE_DASHBOARD}

ROLES: dict[str, frozenset[str]] = {
    Role.COORDINATOR: frozenset(
        {*_READING, Permission.PLAN, Permission.SEE_PEOPLE, Permission.ASK_FOR_REPORTS, Permission.QUESTIONNAIRES}
    ),
    Role.MANAGER: frozenset({*_READING, Permission.ASK_FOR_REPORTS}),
    Role.MONITORING_LEAD: frozenset({*_READING, Permission.MONITOR}),
    Role.ADMINISTRATOR: frozenset({*_READING, Permission.MANAGE, Permission.QUESTIONNAIRES}),
}


def roles_that_may(permission: str) -> list[str]:
    """The roles to which the table gives this permission."""
    return [role for role, permissions in ROLES.items() if permission in permissions]
