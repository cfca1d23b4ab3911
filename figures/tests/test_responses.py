from figures.responses import Returned, protect_responses

SERVICE_USERS = Returned("service_user", "Service users", asked=12, answered=9)
STAFF = Returned("staff", "Staff", asked=10, answered=7)


def test_says_who_answered_and_adds_up_when_nobody_is_hidden():
    responses = protect_responses(sides=[SERVICE_USERS, STAFF])

    # 9 + 7 = 16 of 12 + 10 = 22, which is 72.7 per cent.
    assert responses.total == "16 of 22 people (73%)"
    assert responses.sentence == (
        "Service users: 9 of 12 people answered. Staff: 7 of 10 people answered. Altogether: 16 of 22 people (73%)."
    )


def test_gives_no_total_while_one_capacity_is_hidden():
    responses = protect_responses(sides=[SERVICE_USERS, Returned("carer", "Carers", asked=6, answered=4), STAFF])

    assert responses.total == ""
    assert responses.table.rows[1] == (
        "Carers",
        "6 people",
        "Hidden to protect people: fewer than 5 people answered",
    )
    assert responses.table.notes == ("No total is given, because it would show how many answered as: Carers.",)
    assert responses.bars[1].numbers == ()


def test_says_plainly_that_nobody_was_asked():
    responses = protect_responses(sides=[Returned("carer", "Carers", asked=0, answered=0)])

    assert responses.sentence == "Carers: nobody was asked."
