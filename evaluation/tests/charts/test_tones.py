from evaluation.charts.chart import Tone
from evaluation.charts.tones import keys_for
from evaluation.tests.reports.sample import AGREE, CHANGE, VERDICTS


def tones(options):
    return {key.label: key.tone for key in keys_for(options)}


def test_answers_that_do_not_count_have_no_place_in_the_legend():
    assert list(tones(AGREE)) == ["Yes, a lot", "Yes, a bit", "No", "Not sure"]


def test_the_worse_of_two_answers_is_darker():
    assert tones(CHANGE)["A bit worse"] == Tone.LIGHT_ORANGE
    assert tones(CHANGE)["Much worse"] == Tone.ORANGE


def test_no_two_answers_of_a_shipped_scale_look_alike():
    for options in (AGREE, CHANGE, VERDICTS):
        assert len(set(tones(options).values())) == len(tones(options))
