"""Who gets in where: every address by name, written by hand. An address that is not here fails the tests.

Each row: name, arguments from the world, methods it answers, and who gets in. For everybody signed in but outside the
organisation the answer is always 404; for those inside without the right it is 403; without signing in, the sign-in
page. A person's own pages open with their own link only and are a closed door (404) to everyone else.
"""

from dataclasses import dataclass
from typing import Any

COORDINATOR, MANAGER, LEAD, ADMINISTRATOR = "coordinator", "manager", "monitoring_lead", "administrator"
PERSON, OTHER_PERSON, ANONYMOUS, OUTSIDER = "person", "other_person", "anonymous", "outsider"
STAFF = (COORDINATOR, MANAGER, LEAD, ADMINISTRATOR)
EVERYBODY = (*STAFF, OUTSIDER, PERSON, OTHER_PERSON, ANONYMOUS)
SIGNED_IN = (*STAFF, OUTSIDER)

READ = ("GET",)
DO = ("POST",)
FORM = ("GET", "POST")


@dataclass(frozen=True)
class Row:
    name: str
    arguments: Any
    methods: tuple[str, ...]
    who: tuple[str, ...]
    rule: str = "organisation"


def everyone(name, methods, arguments=lambda world: [], who=EVERYBODY):
    return Row(name, arguments, methods, who, rule="everyone")


def planner(name, methods, arguments):
    return Row(name, arguments, methods, (COORDINATOR,))


def reader(name, arguments, methods=READ, who=STAFF):
    return Row(name, arguments, methods, who)


def administrator(name, methods, arguments):
    return Row(name, arguments, methods, (ADMINISTRATOR,))


def maker(name, methods, arguments):
    return Row(name, arguments, methods, (COORDINATOR, ADMINISTRATOR))


def monitor(name, methods, arguments):
    return Row(name, arguments, methods, (LEAD,))


def own_trial(name, methods, *more):
    return Row(name, lambda world: [world.trial.pk, *more], methods, (COORDINATOR,), rule="one's own")


def personal(name, methods, arguments):
    return Row(name, arguments, methods, (PERSON,), rule="personal")


def of_activity(world):
    return [world.activity.pk]


def of_fresh(*things):
    return lambda world: [world.fresh.pk, *(getattr(world, thing).pk for thing in things)]


def of_person(world):
    return [world.person.pk]


def of_open_link(world):
    return [world.open_token]


def of_invitation(world):
    return [world.invitation.pk]


def of_organisation(*things):
    return lambda world: [world.cast.organisation.pk, *(getattr(world, thing).pk for thing in things)]


def of_own(*things):
    """The organisation and its own questionnaire, with more of the world's things."""
    return lambda world: [world.cast.organisation.pk, world.own.pk, *(getattr(world, thing).pk for thing in things)]


def of_texts(*more):
    return lambda world: [world.cast.organisation.pk, world.own.pk, "en-easy", *(one(world) for one in more)]


ROWS = (
    # The front hall
    everyone("home", READ, who=SIGNED_IN),
    everyone("accessibility", READ),
    everyone("licences", READ),
    everyone("left", READ),
    everyone("healthz", READ),
    everyone("readyz", READ),
    Row("outbox", lambda world: [], READ, (), rule="demonstration"),
    Row("outbox-letter", lambda world: ["20260101-none"], READ, (), rule="demonstration"),
    # Planning
    everyone("activities:activity-list", READ, who=SIGNED_IN),
    Row("activities:activity-create", lambda world: [], FORM, (COORDINATOR, OUTSIDER), rule="own"),
    reader("activities:activity-detail", of_activity),
    planner("activities:activity-update", FORM, of_activity),
    planner("activities:activity-move", FORM, lambda world: [world.activity.pk, "closed"]),
    reader("activities:principles", of_activity),
    planner("activities:commitment-create", FORM, of_activity),
    planner("activities:commitment-update", FORM, lambda world: [world.activity.pk, world.commitment.pk]),
    planner("activities:commitment-delete", FORM, lambda world: [world.activity.pk, world.commitment.pk]),
    reader("activities:purpose", of_activity),
    planner("activities:purpose-update", FORM, of_fresh()),
    planner("activities:purpose-lock", FORM, of_fresh()),
    planner("activities:purpose-amend", FORM, of_activity),
    planner("activities:amendment-drop", FORM, of_activity),
    reader("activities:purpose-version", lambda world: [world.activity.pk, 1]),
    planner("activities:topic-create", FORM, of_fresh()),
    planner("activities:topic-update", FORM, of_fresh("topic")),
    planner("activities:topic-delete", FORM, of_fresh("topic")),
    planner("activities:outcome-create", FORM, of_fresh()),
    planner("activities:outcome-update", FORM, of_fresh("outcome")),
    planner("activities:outcome-delete", FORM, of_fresh("outcome")),
    reader("activities:process", of_activity),
    planner("activities:arrangement-create", FORM, of_activity),
    planner("activities:arrangement-update", FORM, lambda world: [world.activity.pk, world.arrangement.pk]),
    # Presence
    reader("participants:presence", of_activity),
    planner("participants:presence-plan", FORM, of_activity),
    planner("participants:person-add", FORM, of_activity),
    planner("participants:invite-everyone", FORM, of_activity),
    planner("participants:person", READ, of_person),
    planner("participants:person-update", FORM, of_person),
    planner("participants:person-invite", DO, lambda world: [world.newcomer.pk]),
    planner("participants:person-joined", DO, lambda world: [world.newcomer.pk]),
    planner("participants:person-step", FORM, of_person),
    planner("participants:step-take-back", FORM, lambda world: [world.person.pk, world.step.pk]),
    planner("participants:people-took-part", FORM, of_activity),
    planner("participants:people-finished", FORM, of_activity),
    reader("participants:funnel", of_activity),
    planner("participants:level-update", FORM, lambda world: [world.activity.pk, "service"]),
    planner("participants:not-in-the-room", FORM, of_activity),
    planner("participants:target-group-create", FORM, of_activity),
    planner("participants:target-groups-suggested", FORM, of_activity),
    planner("participants:target-group-update", FORM, lambda world: [world.activity.pk, world.target_group.pk]),
    planner("participants:target-group-delete", FORM, lambda world: [world.activity.pk, world.target_group.pk]),
    reader("participants:outreach", of_activity),
    planner("participants:outreach-create", FORM, of_activity),
    planner("participants:outreach-update", FORM, lambda world: [world.activity.pk, world.outreach.pk]),
    planner("participants:outreach-delete", FORM, lambda world: [world.activity.pk, world.outreach.pk]),
    planner("participants:network-list", READ, of_organisation()),
    planner("participants:network-create", FORM, of_organisation()),
    planner("participants:network-update", FORM, of_organisation("network")),
    planner("participants:network-delete", FORM, of_organisation("network")),
    planner("participants:seldom-heard", FORM, of_organisation()),
    planner("participants:link-hand-over", FORM, of_person),
    planner("participants:links-revoke", FORM, of_person),
    planner("participants:message-again", DO, lambda world: [world.newcomer.pk, world.message.pk]),
    planner("participants:staff-values", FORM, of_activity),
    planner("participants:population-upload", FORM, of_activity),
    planner("participants:population-choose", FORM, lambda world: [world.activity.pk, world.population_file.pk]),
    planner("participants:population-wait", READ, lambda world: [world.activity.pk, world.population_import.pk]),
    planner("participants:population-progress", READ, lambda world: [world.activity.pk, world.population_import.pk]),
    planner("participants:population-published", FORM, lambda world: [world.activity.pk, "england-and-wales-sex"]),
    reader("participants:population", lambda world: [world.activity.pk, world.population.pk]),
    planner("participants:population-delete", FORM, lambda world: [world.activity.pk, world.population.pk]),
    Row("participants:populations", lambda world: [], READ, (LEAD,), rule="own"),
    reader("participants:organisation-populations", of_organisation()),
    monitor("participants:organisation-population-upload", FORM, of_organisation()),
    monitor("participants:organisation-population-wait", READ, of_organisation("organisation_import")),
    monitor("participants:organisation-population-progress", READ, of_organisation("organisation_import")),
    monitor("participants:organisation-population-choose", FORM, of_organisation("population_file")),
    monitor(
        "participants:organisation-population-published",
        FORM,
        lambda world: [world.cast.organisation.pk, "england-and-wales-sex"],
    ),
    reader("participants:organisation-population", of_organisation("organisation_population")),
    monitor("participants:organisation-population-delete", FORM, of_organisation("organisation_population")),
    # A person's own pages
    everyone("participants:link", FORM, lambda world: [world.cast.token(world.person)]),
    everyone("participants:finished", READ),
    personal("participants:my-involvement", READ, of_person),
    personal("participants:join", FORM, of_person),
    personal("participants:my-values", FORM, of_person),
    personal("participants:my-purpose", FORM, of_person),
    personal("participants:leave", FORM, of_person),
    personal("participants:pause", FORM, of_person),
    personal("participants:come-back", DO, of_person),
    personal("participants:fresh-link", FORM, of_person),
    personal("participants:my-part", READ, of_person),
    personal("participants:my-said", READ, of_person),
    personal("participants:my-promised", READ, of_person),
    personal("participants:my-needs", FORM, of_person),
    personal("participants:my-needs-delete", FORM, of_person),
    personal("participants:my-permissions", FORM, of_person),
    personal("participants:my-details", FORM, of_person),
    personal("participants:my-details-keep", DO, of_person),
    personal("participants:my-copy", READ, of_person),
    personal("participants:my-copy-file", READ, lambda world: [world.person.pk, "html"]),
    personal("participants:my-copy-file", READ, lambda world: [world.person.pk, "json"]),
    everyone("participants:confirm-email", FORM, lambda world: [world.new_email_token]),
    planner("participants:needs-arranged", FORM, of_person),
    planner("participants:person-take-off", FORM, lambda world: [world.mistaken.pk]),
    personal("participants:finish-here", DO, of_person),
    personal("vault:about-you", FORM, of_person),
    personal("vault:about-you-questions", FORM, of_person),
    personal("vault:about-you-sent", READ, of_person),
    personal("vault:about-you-withdraw", FORM, of_person),
    everyone("vault:open-about-you", READ, of_open_link),
    everyone("vault:open-about-you-questions", FORM, of_open_link),
    everyone("vault:open-about-you-sent", READ, of_open_link),
    planner("vault:notice-pass-on", FORM, of_person),
    planner("vault:open-link", FORM, of_activity),
    planner("vault:open-link-end", FORM, of_activity),
    personal("evaluation:questionnaire", FORM, of_invitation),
    personal("evaluation:answer-page", FORM, lambda world: [world.invitation.pk, 1]),
    personal("evaluation:check", FORM, of_invitation),
    personal("evaluation:sent", READ, of_invitation),
    personal("evaluation:decline", FORM, of_invitation),
    personal("evaluation:so-far", READ, of_invitation),
    personal("evaluation:forget", FORM, of_invitation),
    personal("evaluation:copy", READ, of_invitation),
    personal("evaluation:copy-file", READ, of_invitation),
    personal("evaluation:choose-language", FORM, of_invitation),
    personal("evaluation:choose-display", FORM, of_invitation),
    everyone("evaluation:display", FORM),
    personal("evaluation:asking-me", FORM, of_person),
    personal("evaluation:my-judgements", FORM, of_person),
    personal("evaluation:my-told-back", READ, of_person),
    # Evaluation
    everyone("evaluation:dashboard", READ, who=SIGNED_IN),
    reader("evaluation:round-list", of_activity),
    planner("evaluation:round-plan", FORM, lambda world: [world.activity.pk, "before"]),
    reader("evaluation:round", lambda world: [world.planned_round.pk]),
    planner("evaluation:round-change", FORM, lambda world: [world.planned_round.pk]),
    planner("evaluation:round-change", FORM, lambda world: [world.round.pk]),
    planner("evaluation:round-open", DO, lambda world: [world.planned_round.pk]),
    planner("evaluation:round-cancel", FORM, lambda world: [world.planned_round.pk]),
    reader("evaluation:round", lambda world: [world.round.pk]),
    reader("evaluation:round-results", lambda world: [world.round.pk]),
    reader("evaluation:round-results-file", lambda world: [world.round.pk, "zip"]),
    planner("evaluation:ask-newcomers", FORM, lambda world: [world.round.pk]),
    planner("evaluation:round-close", FORM, lambda world: [world.round.pk]),
    planner("evaluation:message-again", DO, lambda world: [world.round.pk, world.invitation_message.pk]),
    everyone("evaluation:version-preview", READ, lambda world: [world.version.pk], who=SIGNED_IN),
    reader("evaluation:impact", of_activity),
    planner("evaluation:contribution-create", FORM, of_activity),
    planner("evaluation:contribution-update", FORM, lambda world: [world.contribution.pk]),
    planner("evaluation:decision-record", FORM, lambda world: [world.contribution.pk]),
    planner("evaluation:change-create", FORM, lambda world: [world.contribution.pk]),
    planner("evaluation:tell-back", FORM, lambda world: [world.contribution.pk]),
    planner("evaluation:staff-judge", FORM, lambda world: [world.activity.pk, world.agreed_outcome.pk]),
    everyone("evaluation:report-list", READ, who=SIGNED_IN),
    reader("evaluation:report-request", of_activity, methods=FORM, who=(COORDINATOR, MANAGER)),
    reader("evaluation:report", lambda world: [world.report.pk]),
    reader("evaluation:report-progress", lambda world: [world.report.pk]),
    reader("evaluation:report-again", lambda world: [world.failed_report.pk], methods=DO, who=(COORDINATOR, MANAGER)),
    reader("evaluation:report-file", lambda world: [world.report.pk, "pdf"]),
    reader("evaluation:diversity-request", of_organisation(), methods=FORM, who=(LEAD,)),
    reader("evaluation:report", lambda world: [world.diversity_report.pk]),
    reader("evaluation:report", lambda world: [world.failed_diversity_report.pk]),
    reader("evaluation:report-again", lambda world: [world.failed_diversity_report.pk], methods=DO, who=(LEAD,)),
    # Bringing in an instrument
    maker("evaluation:instrument-upload", FORM, of_organisation()),
    maker("evaluation:instrument-template", READ, of_organisation()),
    maker("evaluation:instrument", FORM, lambda world: [world.instrument.pk]),
    # Trying out: everybody their own
    reader("evaluation:version-trial", lambda world: [world.cast.organisation.pk, world.version.pk], methods=FORM),
    maker("evaluation:working-copy-trial", FORM, of_own()),
    own_trial("evaluation:trial", READ),
    own_trial("evaluation:trial-page", FORM, "1"),
    own_trial("evaluation:trial-answers", READ),
    own_trial("evaluation:trial-delete", FORM),
    # Monitoring
    everyone("vault:monitoring", READ, who=SIGNED_IN),
    reader("vault:register", of_organisation()),
    reader("vault:release-ask", of_organisation(), methods=FORM, who=(LEAD,)),
    reader("vault:choosing", of_organisation(), methods=FORM, who=(LEAD,)),
    reader("vault:release", lambda world: [world.release.pk]),
    reader("vault:release-progress", lambda world: [world.release.pk]),
    reader("vault:group-list", lambda world: [world.release.pk]),
    reader("vault:group", lambda world: [world.release.pk, "team", str(world.cast.team.pk)]),
    # The organisation's own pages
    Row("accounts:organisation", lambda world: [], READ, (ADMINISTRATOR,), rule="own"),
    administrator("accounts:organisation-detail", READ, of_organisation()),
    administrator("accounts:organisation-update", FORM, of_organisation()),
    administrator("accounts:privacy-notice-publish", FORM, of_organisation()),
    administrator("accounts:team-create", FORM, of_organisation()),
    administrator("accounts:support-contact-create", FORM, of_organisation()),
    administrator("accounts:support-contact-delete", FORM, of_organisation("contact")),
    administrator("accounts:membership-create", FORM, of_organisation()),
    administrator("accounts:membership-update", FORM, of_organisation("membership")),
    administrator("accounts:membership-delete", FORM, of_organisation("membership")),
    # Letters, codes to type, sessions and paper
    everyone("evaluation:enter-code", FORM),
    everyone("evaluation:session-link", FORM, lambda world: [world.session_token]),
    personal("evaluation:at-session", FORM, lambda world: []),
    personal("evaluation:next-person", DO, lambda world: [world.seat.pk]),
    planner("evaluation:letters", FORM, lambda world: [world.round.pk]),
    planner("evaluation:texts", READ, lambda world: [world.round.pk]),
    planner("evaluation:text-prepare", DO, lambda world: [world.round.pk, world.invitation_by_text.pk]),
    planner("evaluation:paper-print", FORM, lambda world: [world.round.pk]),
    planner("evaluation:paper-type", FORM, lambda world: [world.round.pk]),
    planner("evaluation:paper-second", DO, lambda world: [world.paper_twice.pk]),
    planner("evaluation:paper-page", FORM, lambda world: [world.paper.pk, "1"]),
    planner("evaluation:paper-check", FORM, lambda world: [world.paper.pk]),
    planner("evaluation:paper-differences", FORM, lambda world: [world.paper_twice.pk]),
    planner("evaluation:paper-drop", FORM, lambda world: [world.paper.pk]),
    planner("evaluation:session-list", FORM, lambda world: [world.round.pk]),
    planner("evaluation:session-end", FORM, lambda world: [world.round.pk, world.session.pk]),
    # Answers with names
    planner("evaluation:named-answers", READ, lambda world: [world.named.round_id]),
    planner("evaluation:named-answers-of", READ, lambda world: [world.named.round_id, world.named.pk]),
    # Languages
    maker("evaluation:language-list", READ, of_organisation()),
    maker("evaluation:language-create", FORM, of_organisation()),
    maker("evaluation:language", READ, of_organisation("language")),
    maker("evaluation:language-part", FORM, lambda world: [world.cast.organisation.pk, world.language.pk, "start"]),
    # Making questionnaires
    everyone("evaluation:questionnaires", READ, who=SIGNED_IN),
    everyone("evaluation:medium", READ, lambda world: [world.medium.pk]),
    reader("evaluation:questionnaire-list", of_organisation()),
    maker("evaluation:questionnaire-create", FORM, of_organisation()),
    reader("evaluation:version", of_organisation("own_version")),
    maker("evaluation:questionnaire-copy", FORM, of_organisation("own_version")),
    reader("evaluation:version-preview", lambda world: [world.own_version.pk]),
    reader("evaluation:bank", of_organisation()),
    maker("evaluation:item-create", FORM, of_organisation()),
    reader("evaluation:item", of_organisation("own_item")),
    maker("evaluation:item-update", FORM, of_organisation("own_item")),
    maker("evaluation:scale-create", FORM, of_organisation()),
    maker("evaluation:scale", FORM, of_organisation("own_scale")),
    maker("evaluation:working-copy", READ, of_own()),
    maker("evaluation:questionnaire-update", FORM, of_own()),
    maker("evaluation:questionnaire-archive", FORM, of_own()),
    maker("evaluation:questionnaire-bring-back", DO, of_own()),
    maker("evaluation:page-create", FORM, of_own()),
    maker("evaluation:page-update", FORM, of_own("own_page")),
    maker("evaluation:page-condition", FORM, of_own("own_page")),
    maker("evaluation:page-move", DO, of_own("own_page")),
    maker("evaluation:page-remove", FORM, of_own("own_page")),
    maker("evaluation:placed-add", FORM, of_own("own_page")),
    maker("evaluation:placed-update", FORM, of_own("placed")),
    maker("evaluation:placed-move", DO, of_own("placed")),
    maker("evaluation:placed-remove", FORM, of_own("placed")),
    maker("evaluation:variants", READ, of_own()),
    maker("evaluation:variant", READ, of_texts()),
    maker("evaluation:part", FORM, of_texts(lambda world: f"page-{world.own_page.pk}")),
    maker("evaluation:question-media", FORM, of_texts(lambda world: world.placed.pk)),
    maker("evaluation:answer-picture", FORM, of_texts(lambda world: world.own_scale.pk, lambda world: "often")),
    maker("evaluation:questionnaire-check", READ, of_own()),
    maker("evaluation:questionnaire-publish", FORM, of_own()),
)
