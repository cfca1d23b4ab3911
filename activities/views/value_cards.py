"""The value cards of an activity: what people may pick from, and how the list came about."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import CreateView, ListView, UpdateView, View

from accounts.roles import Permission
from activities import value_cards
from activities.forms.principles import ValueCardForm
from activities.models import ValueCardEvent
from activities.views.principles import OfPrinciples, ThereOnce


class OfValueCards(OfPrinciples):
    def get_queryset(self):
        return self.activity.value_cards.all()

    def get_success_url(self):
        return reverse("activities:value-cards", args=[self.activity.pk])


class ValueCards(OfValueCards, ListView):
    """Every card, offered or hidden, and who changed what."""

    permission = Permission.SEE_PLANS
    template_name = "activities/value_cards.html"

    def get_context_data(self, **kwargs):
        cards = list(self.object_list)
        return super().get_context_data(
            offered=[card for card in cards if not card.is_hidden],
            hidden=[card for card in cards if card.is_hidden],
            events=ValueCardEvent.objects.filter(card__activity=self.activity).select_related("by", "card"),
            is_under_way=self.activity.is_under_way,
            **kwargs,
        )


class OfCardWords(ThereOnce, OfValueCards):
    form_class = ValueCardForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "activity": self.activity}


class ValueCardCreate(OfCardWords, CreateView):
    """Add a card for people to pick."""

    extra_context = {"heading": "Add a value card"}
    done = "The card is added. Those who have answered already find it on their page too."

    def keep(self, form):
        form.instance.activity = self.activity
        value_cards.add(card=form.instance, by=self.request.user)


class ValueCardUpdate(OfCardWords, UpdateView):
    """Change the words of a card that nobody can have picked."""

    extra_context = {"heading": "Change the words of a card"}
    done = "The words are changed."

    def keep(self, form):
        value_cards.reword(card=form.instance, text=form.cleaned_data["text"], by=self.request.user)


class ValueCardTurn(OfValueCards, View):
    """Hide a card, or bring it back."""

    def post(self, request, *args, **kwargs):
        card = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        turn = value_cards.bring_back if card.is_hidden else value_cards.hide
        try:
            turn(card=card, by=request.user)
        except ValidationError as refusal:
            messages.warning(request, refusal.message)
        else:
            messages.success(request, "The card is offered again." if card.is_hidden else "The card is hidden.")
        return redirect(self.get_success_url())
