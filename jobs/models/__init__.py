from jobs.models.heartbeat import Heartbeat
from jobs.models.job import Job, LeaseLost
from jobs.models.message import Message

__all__ = ["Heartbeat", "Job", "LeaseLost", "Message"]
