"""Answering a questionnaire by personal link: start, page after page, check, send. No GET changes anything."""

from evaluation.views.answering.choices import ChooseDisplay, ChooseLanguage, Display
from evaluation.views.answering.pages import AnswerPage
from evaluation.views.answering.sending import Check, Sent
from evaluation.views.answering.so_far import Copy, CopyFile, Forget, SoFar
from evaluation.views.answering.start import Start
from evaluation.views.answering.too_big import TooBig

__all__ = [
    "AnswerPage",
    "Check",
    "ChooseDisplay",
    "ChooseLanguage",
    "Copy",
    "CopyFile",
    "Display",
    "Forget",
    "Sent",
    "SoFar",
    "Start",
    "TooBig",
]
