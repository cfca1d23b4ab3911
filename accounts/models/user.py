from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from accounts.models.organisation import Organisation
from accounts.roles import ROLES, Role


class UserManager(BaseUserManager):
    def create_user(self, email, name, password=None):
        user = self.model(email=email.strip().lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email):
        return self.get(email=email.strip().lower())


class User(AbstractBaseUser):
    """A member of staff who signs in; service users and carers never need to."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ("name",)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_is_lower_case"),
        ]

    def __str__(self):
        return self.name

    def may(self, permission, organisation=None):
        """Whether this person's role in the organisation (or in any, if none is named) gives the permission."""
        if not self.is_active:
            return False
        roles = self.roles_by_organisation
        if organisation is None:
            return any(permission in ROLES[role] for role in roles.values())
        role = roles.get(organisation.pk)
        return role is not None and permission in ROLES[role]

    @property
    def roles_by_organisation(self):
        """Role of this person in each organisation, read once per request: {organisation id: role}."""
        if not hasattr(self, "_roles_by_organisation"):
            self._roles_by_organisation = dict(self.memberships.values_list("organisation_id", "role"))
        return self._roles_by_organisation


class MembershipQuerySet(models.QuerySet):
    def where_may(self, user, permission):
        return self.filter(organisation__in=Organisation.objects.where_may(user, permission))


class Membership(models.Model):
    """A person's one role in an organisation."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    added_at = models.DateTimeField(auto_now_add=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["user__name"]
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation"], name="one_role_a_person_and_organisation"),
        ]

    def __str__(self):
        return f"{self.user}, {self.get_role_display()}"
