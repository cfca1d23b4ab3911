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
    """In the order of the alphabet, because none is better than another."""

    CO_DESIGN = "co_design", "Co-design"
    CO_PRODUCTION = "co_production", "Co-production"
    CONSULTATION = "consultation", "Consultation"
    ENGAGEMENT = "engagement", "Engagement"
    INFORMING = "informing", "Informing"
    INVOLVING = "involving", "Involving"
    LISTENING = "listening", "Listening"


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


class TripleAim(models.TextChoices):
    """The three things that a health and care system is asked to seek at once; an outcome may serve several."""

    HEALTH = "health", "Health and wellbeing"
    QUALITY = "quality", "Quality of care"
    RESOURCES = "resources", "Sustainable use of resources"


# Each says who decides: with people, not for them or to them.
TECHNIQUE_HINTS = {
    Technique.CO_DESIGN: "People with lived experience and staff design it together; the organisation decides.",
    Technique.CO_PRODUCTION: "People with lived experience and staff share the work and the decisions throughout.",
    Technique.CONSULTATION: "We ask what people think before we decide, and say what we did with it. We decide.",
    Technique.ENGAGEMENT: "We talk and listen over time, and what people say shapes the work as it goes. We decide.",
    Technique.INFORMING: "We tell people what is happening, clearly and in good time. It is decided elsewhere.",
    Technique.INVOLVING: "People take part in planning, doing or checking the work. What they decide, and what we "
    "decide, is said beforehand.",
    Technique.LISTENING: "People tell us what they live through, and choose what to tell. We decide, and say "
    "what we did.",
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

TRIPLE_AIM_HINTS = {
    TripleAim.HEALTH: "People live better, and differences between groups of people grow smaller",
    TripleAim.QUALITY: "Care is safer, works better, or feels better to those who get it",
    TripleAim.RESOURCES: "Money, time, buildings and staff are used so that they last",
}


class Capacity(models.TextChoices):
    SERVICE_USER = "service_user", "Service user"
    CARER = "carer", "Carer"
    PUBLIC = "public", "Member of the public"
    STAFF = "staff", "Staff"
    PARTNER = "partner", "Partner organisation"


class FirstInvolved(models.TextChoices):
    """When people with lived experience came in. Never ranked: "not yet" is an honest answer."""

    BEFORE_THE_IDEA = "before_the_idea", "Before there was an idea: it came from them"
    THE_IDEA = "the_idea", "When the idea was formed"
    PLANNING = "planning", "Now, while we plan it"
    NOT_YET = "not_yet", "Not yet"


class HeardFrom(models.TextChoices):
    COMMENTS = "comments", "Comments or a survey"
    COMPLAINTS = "complaints", "Complaints or thanks"
    FRIENDS_AND_FAMILY = "friends_and_family", "Friends and Family Test"
    GROUPS = "groups", "A group or forum we meet"
    PALS = "pals", "PALS (Patient Advice and Liaison Service)"
    STORIES = "stories", "Stories people told"
    ELSEWHERE = "elsewhere", "Somewhere else"
    NOTHING_YET = "nothing_yet", "Nothing yet"


class DecisionKind(models.TextChoices):
    COMMISSIONING = "commissioning", "Buying or commissioning a service"
    PLANNING = "planning", "Planning"
    DESIGN = "design", "Design"
    RECONFIGURATION = "reconfiguration", "Moving, changing or closing a service"
    DELIVERY = "delivery", "How a service is run"
    EVALUATION = "evaluation", "Checking how a service does"


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

# Gentle help for whoever does not know what to say, and the first questions of a conversation.
VALUE_QUESTIONS = (
    "What matters most to you when we work together?",
    "What has gone wrong before?",
    "What will we do if we disagree?",
    "How will we notice if someone is left out?",
    "Who has power here, and how do we share it?",
)
