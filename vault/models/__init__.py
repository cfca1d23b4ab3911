from vault.models.asking import AboutYouVisit, Monitoring, WithdrawalNotice
from vault.models.intake import PublicKey, SealedMessage
from vault.models.open_link import OpenLink
from vault.models.release import Release, ReleasedTable

__all__ = [
    "AboutYouVisit",
    "Monitoring",
    "OpenLink",
    "PublicKey",
    "Release",
    "ReleasedTable",
    "SealedMessage",
    "WithdrawalNotice",
]
