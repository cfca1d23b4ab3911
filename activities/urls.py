"""The site map of planning, room by room: starting, Principles, Purpose, Process, and where an activity belongs."""

from activities.addresses import belonging, principles, process, purpose, starting

app_name = "activities"

urlpatterns = [
    *starting.addresses,
    *principles.addresses,
    *purpose.addresses,
    *process.addresses,
    *belonging.addresses,
]
