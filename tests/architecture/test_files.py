"""Files stay short, names say what is inside, nothing belongs to one machine, and no check is talked out of."""

from tests.architecture import house
from tests.architecture.house import HOUSE


def test_files_can_be_read_in_one_go():
    assert house.long_files(HOUSE) == []


def test_a_long_file_is_noticed(tmp_path):
    (tmp_path / "activities.py").write_text("pass\n" * 301)
    assert house.long_files(tmp_path) == ["activities.py"]


def test_no_junk_drawers():
    assert house.junk_drawers(HOUSE) == []


def test_a_junk_drawer_is_noticed(tmp_path):
    (tmp_path / "services").mkdir()
    (tmp_path / "services" / "mail.py").touch()
    (tmp_path / "utils.py").touch()
    assert house.junk_drawers(tmp_path) == ["services/mail.py", "utils.py"]


def test_nothing_names_a_machine_or_a_registry():
    assert house.foreign_words(HOUSE) == []


def test_a_machines_path_and_a_registry_are_noticed(tmp_path):
    (tmp_path / "notes.md").write_text("kept in " + "/home" + "/sam/fourpi\n\nfrom https://" + "pypi" + ".org/simple\n")
    assert house.foreign_words(tmp_path) == ["notes.md:1", "notes.md:3"]


def test_no_check_is_switched_off():
    assert house.excuses(HOUSE) == []


def test_an_excuse_is_noticed(tmp_path):
    (tmp_path / "a.py").write_text("import os  # " + "noqa\n")
    (tmp_path / "b.html").write_text("{{ text|" + "safe }}\n")
    assert house.excuses(tmp_path) == ["a.py:1", "b.html:1"]


def test_views_reach_activities_in_one_way():
    assert house.second_ways(HOUSE) == []


def test_a_second_way_is_noticed(tmp_path):
    (tmp_path / "views").mkdir()
    (tmp_path / "views" / "dashboard.py").write_text("Activity.objects.filter(" + "organisation__in=theirs)\n")
    assert house.second_ways(tmp_path) == ["views/dashboard.py:1"]
