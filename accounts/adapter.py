from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in for staff only: an administrator adds people, nobody signs up."""

    def is_open_for_signup(self, request):
        return False
