"""The vocabulary of 4PI: stages, areas, techniques, levels and the value cards an activity starts from. No models.

4PI is the work of the National Survivor User Network (NSUN); the questions below are our own words.
"""

from django.db import models


class Stage(models.TextChoices):
    PRINCIPLES = "principles", "Principles"
    PURPOSE = "purpose", "Purpose"
    PRESENCE = "presence", "Presence"
    PROCESS = "process", "Process"
    IMPACT = "impact", "Impact"

    @property
    def question(self):
        return STAGE_QUESTIONS[self]


STAGE_QUESTIONS = {
    Stage.PRINCIPLES: "How do we relate to each other?",
    Stage.PURPOSE: "Why are we involving people?",
    Stage.PRESENCE: "Who is involved? Are the right people in the right places?",
    Stage.PROCESS: "How are people involved, and how does it feel?",
    Stage.IMPACT: "What difference does involvement make?",
}


class Question(models.TextChoices):
    """The four questions the framework exists to answer."""

    WHY = "why", "Why are we involving people?"
    WHAT_FOR = "what_for", "What is it for?"
    WHERE_AND_HOW = "where_and_how", "Where and how are people involved?"
    DIFFERENCE = "difference", "What difference do we want it to make?"


class ProcessArea(models.TextChoices):
    ENGAGEMENT = "engagement", "Engagement"
    COMMUNICATION = "communication", "Communication"
    SUPPORT = "support", "Support and training"
    PRACTICAL = "practical", "Practical issues"


class Technique(models.TextChoices):
    INFORMING = "informing", "Informing"
    CONSULTATION = "consultation", "Consultation"
    ENGAGEMENT = "engagement", "Engagement"
    CO_DESIGN = "co_design", "Co-design"
    CO_PRODUCTION = "co_production", "Co-production"


class Level(models.TextChoices):
    OWN_CARE = "own_care", "Own care"
    COMMUNITY = "community", "Community"
    SERVICE = "service", "Service delivery and evaluation"
    ORGANISATION = "organisation", "Organisation and strategy"


class WorkPhase(models.TextChoices):
    PLANNING = "planning", "Planning"
    DELIVERY = "delivery", "Delivery"
    EVALUATION = "evaluation", "Evaluation"


class OutcomeKind(models.TextChoices):
    RESULT = "result", "What this work produces"
    SERVICE = "service", "The service"
    UNDERSTANDING = "understanding", "Understanding"
    LIVES = "lives", "People's lives"


TECHNIQUE_HINTS = {
    Technique.INFORMING: "We tell people what is happening, clearly and in good time.",
    Technique.CONSULTATION: "We ask what people think before we decide, and say what we did with it.",
    Technique.ENGAGEMENT: "We talk and listen over time, and what people say shapes the work as it goes.",
    Technique.CO_DESIGN: "People with lived experience and staff design it together; the organisation decides.",
    Technique.CO_PRODUCTION: "People with lived experience and staff share the work and the decisions throughout.",
}

LEVEL_HINTS = {
    Level.OWN_CARE: "People's own treatment, care plan or support",
    Level.COMMUNITY: "A neighbourhood, or a group or network of people",
    Level.SERVICE: "How a service is planned, run and checked",
    Level.ORGANISATION: "Policy, strategy, budgets, boards, choosing staff",
}

OUTCOME_KIND_HINTS = {
    OutcomeKind.RESULT: "Something made together, like a leaflet, a plan or a training day",
    OutcomeKind.SERVICE: "Something works differently for the people who use the service",
    OutcomeKind.UNDERSTANDING: "People, staff too, know or see something they did not before",
    OutcomeKind.LIVES: "Something is better in people's lives, like less worry or more say",
}


class Capacity(models.TextChoices):
    SERVICE_USER = "service_user", "Service user"
    CARER = "carer", "Carer"
    PUBLIC = "public", "Member of the public"
    STAFF = "staff", "Staff"
    PARTNER = "partner", "Partner organisation"


LIVED_EXPERIENCE = (Capacity.SERVICE_USER, Capacity.CARER)

VALUE_CARDS = (
    "Respect",
    "Honesty about what can change",
    "Listening",
    "All kinds of knowledge count",
    "Safety",
    "Including everyone and challenging discrimination",
    "Openness about money and decisions",
    "Flexibility",
    "Keeping things private",
    "Kindness",
    "Being ready to change",
)
