from accounts.models.draft import Draft
from accounts.models.edit import Edit
from accounts.models.organisation import Organisation, PrivacyNotice, SupportContact, Team
from accounts.models.user import Membership, User

__all__ = ["Draft", "Edit", "Membership", "Organisation", "PrivacyNotice", "SupportContact", "Team", "User"]
