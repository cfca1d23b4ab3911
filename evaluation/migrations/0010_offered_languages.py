from django.db import migrations, models

# The phrases there were before this step: {group: names}.
THERE_WERE = {
    "page": (
        "skip error problem back back_to_your_page your_page leave language display so_far need_help "
        "accessibility licences demonstration done note or tools"
    ),
    "date": (
        "day month year long full weekday_1 weekday_2 weekday_3 weekday_4 weekday_5 weekday_6 weekday_7 "
        "month_1 month_2 month_3 month_4 month_5 month_6 month_7 month_8 month_9 month_10 month_11 month_12"
    ),
    "order": ("place_1 place_2 place_3 place_4 place_5 place_6 place_7 place_8 place_9 place_10 place_later none"),
    "hint": "order many date listen",
    "wrong": (
        "too_long characters not_offered exclusive tie gap date_missing date_year date_none files not_whole "
        "not_of_this_page"
    ),
    "start": (
        "title lead minutes one_minute pages one_page leave_out come_back colleague carer service_user help "
        "button declined_title declined_lead change_your_mind after_all back_title back_lead back_not_sent "
        "go_on back_another_time rather_not not_this_time who_sees"
    ),
    "finish": "lead button shared hand_on not_sent next_person",
    "answer": (
        "page_of title save stop stopped saved before next again fresh_link upset typed typed_lead your_words left_out"
    ),
    "check": (
        "title pages_left all_pages nothing_yet nothing_to_send look look_elsewhere to_the_end change answer "
        "not_shown answer_again words words_hint words_no words_yes helped helped_hint helped_nobody "
        "helped_family helped_supporter helped_staff_here helped_other_staff send too_long no_key later"
    ),
    "sent": ("title receipt thanks next others now told_back about_receipt already we_have_them correct cut_off"),
    "about": (
        "who_sees named named_short named_who named_leave_out detached detached_who detached_for_good "
        "detached_until_sent detached_unsent detached_opened detached_words confidential confidential_few "
        "confidential_kept words words_named no_names no_other_names what_happens report told_back who_to_ask "
        "ask notice send_named send_detached"
    ),
    "so_far": (
        "lead nothing go_on copy delete delete_title delete_lead delete_after delete_button keep deleted "
        "delete_elsewhere"
    ),
    "copy": "title not_sent sent_on download print careful",
    "language": "title easy easy_hint keeps now",
    "display": (
        "title lead size size_standard size_large size_largest colours colours_standard colours_light "
        "colours_dark save saved"
    ),
    "closed": "title lead tell saved_before not_counted",
    "missing": "title lead back",
    "away": ("title lead wait wrote chosen again looking_title looking_lead old_title old_lead old_press old_again"),
}


def offer_what_was_whole(apps, schema_editor):
    """A language that was whole before this step stays offered, with the phrases that this release adds in English."""
    codes = {f"{group}.{name}" for group, names in THERE_WERE.items() for name in names.split()}
    languages = apps.get_model("evaluation", "Language").objects
    whole = [pk for pk, phrases in languages.values_list("pk", "phrases") if all(map(phrases.get, codes))]
    languages.filter(pk__in=whole).update(is_offered=True)


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0009_opened_round_stays_open")]

    operations = [
        migrations.AddField(
            model_name="language",
            name="is_offered",
            field=models.BooleanField(default=False, verbose_name="people may choose it"),
        ),
        migrations.RunPython(offer_what_was_whole, migrations.RunPython.noop),
    ]
