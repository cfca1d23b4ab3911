"""The sign-in forms of allauth, dressed like every other form and saying what to do in plain words."""

from allauth.account import forms

from pages.forms import PageFormMixin

LONG_ENOUGH = "At least 12 characters. Three or four words that only you would put together are easy to remember."


class SignInForm(PageFormMixin, forms.LoginForm):
    enter = {"login": "Enter your e-mail address", "password": "Enter your password"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mail address"
        self.fields["password"].help_text = ""


class ForgottenPasswordForm(PageFormMixin, forms.ResetPasswordForm):
    enter = {"email": "Enter your e-mail address"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "E-mail address"


class NewPasswordMixin(PageFormMixin):
    """A new password, twice."""

    enter = {
        "oldpassword": "Enter the password you have now",
        "password1": "Enter a new password",
        "password2": "Enter the new password again",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = "New password"
        self.fields["password1"].help_text = LONG_ENOUGH
        self.fields["password2"].label = "New password again"
        if "oldpassword" in self.fields:
            self.fields["oldpassword"].label = "The password you have now"


class ForgottenPasswordKeyForm(NewPasswordMixin, forms.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(NewPasswordMixin, forms.ChangePasswordForm):
    pass
