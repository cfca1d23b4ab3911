"""The vocabulary of 4PI: stages, areas, techniques, levels and the defaults an activity starts from. No models.

4PI is the work of the National Survivor User Network (NSUN); the questions and items below are our own words.
"""

from dataclasses import dataclass

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


@dataclass(frozen=True)
class ProcessItem:
    code: str
    area: ProcessArea
    text: str


def _items(area, letter, *texts):
    return tuple(ProcessItem(f"{letter}{number}", area, text) for number, text in enumerate(texts, start=1))


PROCESS_ITEMS = (
    *_items(
        ProcessArea.ENGAGEMENT,
        "A",
        "Invitation in plain English and Easy Read: the task, time, dates, pay, support and what can change",
        "More than one way to take part (in person, online, phone, written, one to one, through a group)",
        "People are asked early enough to have influence, with two weeks' notice and papers a week before",
        "A fair, open way to choose if more people want to join than there are places; everyone gets a reply",
        "A description of the role, a named contact and a welcome",
        "A trusted network or community partner is asked to help, and paid for it",
        "Number and mix of people planned; nobody is the only voice of lived experience",
        "Power is shared: who chairs, who sets the agenda and who decides is written down",
        "People can step back, pause, return or leave without pressure",
        "The ending is planned: thanks, a certificate or reference, what comes next, staying in touch",
    ),
    *_items(
        ProcessArea.COMMUNICATION,
        "B",
        "Each person's format, language and way of contact is written down and kept to",
        "Papers without jargon; Easy Read, large print, BSL, an interpreter or captions when needed",
        "Agenda and questions beforehand; a summary afterwards within the agreed days",
        "People can reply, and know how soon they will hear back",
        "A date by which people are told what was heard, what was done, and what was not done and why",
        "Rules about privacy and recording are agreed",
        "People are told honestly when an idea is not used",
        "A date three to six months after the end to tell people what happened since",
    ),
    *_items(
        ProcessArea.SUPPORT,
        "C",
        "A named supporter; time to talk before and after each session",
        "A plan for feeling safe: hard topics, a quiet space, where to turn",
        "Induction or training for people taking part, and for staff on working in partnership",
        "Peer support or a Lived Experience Partner to turn to",
        "Support for carers: replacement care, privacy, their own needs",
        "An advocate, supporter or personal assistant is welcome and paid for",
        "For longer roles: supervision, wellbeing check-ins and limits on workload",
        "Skills are recognised, with references and routes to other roles",
        "Everyone knows how to raise a safeguarding worry; a log of concerns is kept",
        "Help to complete questionnaires (a reader, paper, phone)",
    ),
    *_items(
        ProcessArea.PRACTICAL,
        "D",
        "Payment told in writing before people say yes; they may decline it; a target for paying on time",
        "Nobody is left out of pocket: travel, child care, replacement care, assistant, phone and data, food",
        "People are told to get advice on benefits and tax before they are paid",
        "Rates of pay checked, with their source and date",
        "A budget: payments, expenses, access, refreshments, supporters' time, telling people back, evaluation",
        "Times avoid the school run, prayer times, festivals and early mornings; a break every hour",
        "Venue checked: step-free, toilets, hearing loop, transport, a quiet room, a neutral place",
        "Everyone is asked about access needs, and they are confirmed before each session",
        "Technology: a device, data, a test call, joining by phone",
        "Refreshments, travel safety, lone working, infection control, insurance",
        "Checks or honorary contracts only where the role needs them",
        "Attendance and hours are recorded, for payment and to see the effort asked of people",
    ),
)
