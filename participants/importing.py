"""Taking in an uploaded file: the row is stored at once, and a worker reads it whole or refuses it with a sentence."""

import logging

from django.db import transaction

from jobs.models import LeaseLost
from participants import compared_with
from participants.models import PopulationImport
from participants.populations import PopulationFileError, read_population

logger = logging.getLogger(__name__)

STEPS = ("Opening the file", "Finding areas and categories", "Adding up", "Storing what was read")
SORRY = "Something went wrong while the file was read. It will be tried again by itself."


def request_import(*, organisation, activity, upload, by):
    """Store the file and what was said about it; `upload` holds the cleaned fields of the form."""
    return PopulationImport.objects.create(
        organisation=organisation,
        activity=activity,
        file_name=upload["file"].name[-300:],
        content=upload["content"],
        caseload_name=upload["caseload_name"],
        source=upload["source"],
        reference_date=upload["reference_date"],
        requested_by=by,
    )


def read(import_id):
    """Claim the import and bring it to its end. Returns whether this call was the one that worked on it."""
    job = PopulationImport.objects.claim(import_id)
    if job is None:
        return False
    try:
        _take_in(job)
    except PopulationFileError as refusal:
        job.refuse(sentence=str(refusal), content=b"")
    except LeaseLost:
        logger.info("Another worker has taken over a population file.")
    except Exception:
        logger.exception("A population file could not be read.")
        job.put_back(sentence=SORRY)
    return True


def _take_in(job):
    """The table, its areas and the end of the job are stored together, or nothing is."""
    table = read_population(
        bytes(job.content),
        job.file_name,
        caseload_name=job.caseload_name,
        at_step=lambda step: _reach(job, step),
    )
    _reach(job, len(STEPS) - 1)
    with transaction.atomic():
        file = compared_with.keep_table(
            organisation=job.organisation,
            table=table,
            source=job.source,
            reference_date=job.reference_date,
            by=job.requested_by,
        )
        job.finish(file=file, content=b"")


def _reach(job, step):
    """Say how far it has come, and that we are still at it. A second attempt begins anew, but never shows less."""
    if job.step < step:
        job.checkpoint()
