"""The tone in which each status is drawn, the same on every page; the word beside it carries the meaning."""

from activities.models import Status

# "attention" is kept for what has gone wrong or is late. A closed activity is neither: people are still asked how it
# was and told back, so it goes on.
STATUS_TONES = {
    Status.DRAFT: "to_do",
    Status.AGREED: "under_way",
    Status.OPEN: "under_way",
    Status.CLOSED: "under_way",
    Status.EVALUATED: "done",
    Status.CANCELLED: "stopped",
}
