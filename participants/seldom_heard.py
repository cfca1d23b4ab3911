"""Groups whom services often do not reach: a list to choose from, in versions, that an organisation may change."""

from participants.models import SeldomHeardList

VERSION = 1
SHIPPED = (
    "Blind and partially sighted people",
    "Children and young people",
    "Communities of ethnic minorities in our area, each by its name",
    "Deaf people who use British Sign Language",
    "Gypsy, Roma and Traveller communities",
    "Lesbian, gay and bisexual people",
    "Older people who rarely leave home",
    "People in hospital, or held there",
    "People in prison, or lately released",
    "People living with dementia",
    "People on a low income",
    "People seeking asylum, and refugees",
    "People who find speaking hard, or speak in other ways",
    "People who live in the country, far from services",
    "People who speak little English",
    "People who use drugs or alcohol",
    "People with a learning disability",
    "People with no home of their own",
    "People without internet, or with little data",
    "Trans and non-binary people",
    "Young carers, and carers over 75",
)


def groups(organisation):
    """The groups this organisation offers its planners: its own list, or the shipped one."""
    own = SeldomHeardList.objects.filter(organisation=organisation).first()
    return split(own.groups) if own else list(SHIPPED)


def split(text):
    """One group a line, each once, without empty lines."""
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def keep(*, organisation, groups):
    """Keep the organisation's own list; the shipped one again if that is what it says."""
    if list(groups) == list(SHIPPED):
        SeldomHeardList.objects.filter(organisation=organisation).delete()
        return
    SeldomHeardList.objects.update_or_create(
        organisation=organisation, defaults={"groups": "\n".join(groups), "made_from": VERSION}
    )
