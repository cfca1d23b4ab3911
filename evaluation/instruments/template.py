"""The spreadsheet to fill in: how it works, and an example that can be read as it is."""

import io

import xlsxwriter

from evaluation.instruments.columns import (
    ALONE,
    ANSWER,
    ANSWER_CODE,
    CODE,
    COLUMNS,
    HINT,
    KIND,
    KIND_NAMES,
    LONGEST,
    MEANINGS,
    MEANS,
    MOST_ANSWERS,
    MOST_ROWS,
    NO,
    PAGE,
    QUESTION,
    SAME_AS,
    SENSITIVE,
    STAGE,
    STAGE_NAMES,
    YES,
)

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
HOW, QUESTIONS = "How to fill this in", "Questions"
WIDTHS = {PAGE: 24, QUESTION: 48, HINT: 30, ANSWER: 26, KIND: 22, ALONE: 20, SAME_AS: 18}
ABOUT = {
    PAGE: f"The title of the page, on its first question. A page is one topic. At most {LONGEST[PAGE]} characters.",
    CODE: f"Letters, numbers, - and _, at most {LONGEST[CODE]}. Results are kept under it for good: never use it "
    "for another question.",
    KIND: f"One of: {', '.join(KIND_NAMES)}.",
    QUESTION: f"The words people read. At most {LONGEST[QUESTION]} characters.",
    HINT: "A few words that help to answer. May be empty.",
    ANSWER_CODE: f"A code for each answer, such as 0, 1, 2. One answer on each row; at most {MOST_ANSWERS} a question.",
    ANSWER: "The words people choose.",
    MEANS: f"How the answer is counted: {', '.join(MEANINGS)}. Empty means neither.",
    ALONE: f"“{YES}” for an answer such as “None of these”. Only for “Choose any number”.",
    SAME_AS: "The code of a question above with the same answers, instead of writing them again.",
    STAGE: f"{', '.join(STAGE_NAMES)}. Empty means Impact.",
    SENSITIVE: f"“{YES}” where the question may upset people: support contacts are then shown with it.",
}
STEPS = (
    "Fill in the sheet “Questions”: one row for each question, in the order in which people are asked.",
    "Where people choose from answers, the first stands on the row of the question, the others on the rows below.",
    "Delete the example rows first.",
    "You need not write “This does not fit me” or “I would rather not say”: every question with answers gets both.",
    f"At most {MOST_ROWS} rows and 2 MB. A CSV with the same headings works as well.",
    "Nothing is made of the file before you have seen what was read and confirmed it.",
)
EXAMPLE = (
    {
        PAGE: "Hope",
        CODE: "HOPE1",
        KIND: "Choose one",
        QUESTION: "I feel hopeful about the months to come.",
        ANSWER_CODE: "0",
        ANSWER: "Never",
        MEANS: "bad",
        STAGE: "Impact",
    },
    {ANSWER_CODE: "1", ANSWER: "Sometimes", MEANS: "partly good"},
    {ANSWER_CODE: "2", ANSWER: "Often", MEANS: "good"},
    {CODE: "HOPE2", KIND: "Choose one", QUESTION: "I know what I want to do next.", SAME_AS: "HOPE1", STAGE: "Impact"},
    {
        PAGE: "In your own words",
        CODE: "HOPE3",
        KIND: "Own words",
        QUESTION: "What gives you hope?",
        HINT: "Please do not use names.",
        STAGE: "Impact",
    },
)


def write_template():
    """The workbook, as bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    strong, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    _write_how(book.add_worksheet(HOW), strong, wrapped)
    # Text, so that "3-4" does not become a day and "007" keeps its noughts.
    _write_questions(book.add_worksheet(QUESTIONS), strong, book.add_format({"num_format": "@"}))
    book.close()
    return buffer.getvalue()


def _write_how(sheet, strong, wrapped):
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 100, wrapped)
    sheet.write_string(0, 0, "How to fill this in", strong)
    for row, step in enumerate(STEPS, start=1):
        sheet.write_number(row, 0, row)
        sheet.write_string(row, 1, step)
    first = len(STEPS) + 2
    sheet.write_string(first, 0, "Column", strong)
    sheet.write_string(first, 1, "What goes in it", strong)
    for row, heading in enumerate(COLUMNS, start=first + 1):
        sheet.write_string(row, 0, heading)
        sheet.write_string(row, 1, ABOUT[heading])


def _write_questions(sheet, strong, as_text):
    lists = {KIND: KIND_NAMES, MEANS: list(MEANINGS), STAGE: STAGE_NAMES, ALONE: [YES, NO], SENSITIVE: [YES, NO]}
    for place, heading in enumerate(COLUMNS):
        sheet.set_column(place, place, WIDTHS.get(heading, 14), as_text)
        sheet.write_string(0, place, heading, strong)
        if heading in lists:
            sheet.data_validation(1, place, MOST_ROWS, place, {"validate": "list", "source": lists[heading]})
    for row, words in enumerate(EXAMPLE, start=1):
        for heading, said in words.items():
            sheet.write_string(row, COLUMNS.index(heading), said, as_text)
    sheet.freeze_panes(1, 0)
    sheet.activate()
