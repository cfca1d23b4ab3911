from accounts.models.organisation import Organisation, PrivacyNotice, SupportContact, Team
from accounts.models.user import Membership, User

__all__ = ["Membership", "Organisation", "PrivacyNotice", "SupportContact", "Team", "User"]
