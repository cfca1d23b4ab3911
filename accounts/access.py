"""The answer to "may they?": somebody else's thing is 404 (visible_to), a forbidden verb on one's own is 403 (here)."""

from django.core.exceptions import PermissionDenied


def require(user, permission, organisation=None):
    """Stop the request unless this person's role gives the permission in the organisation."""
    if not user.may(permission, organisation):
        raise PermissionDenied
