from vault.models.asking import AboutYouVisit, Monitoring, WithdrawalNotice
from vault.models.box import DetachedBox, OpenedGroup, OpenedResponse, SealedResponse
from vault.models.intake import PublicKey, SealedMessage
from vault.models.open_link import OpenLink
from vault.models.release import Release, ReleasedTable

__all__ = [
    "AboutYouVisit",
    "DetachedBox",
    "Monitoring",
    "OpenLink",
    "OpenedGroup",
    "OpenedResponse",
    "PublicKey",
    "Release",
    "ReleasedTable",
    "SealedMessage",
    "SealedResponse",
    "WithdrawalNotice",
]
