"""The pure rooms say what they take and give, and the types agree."""

from pathlib import Path

from tests.architecture.test_style import BIN, run

PURE = ("figures", "evaluation/charts", "participants/categories", "participants/populations")


def test_types_agree():
    found = run(BIN / "mypy", "--strict", "--exclude", "/tests/", *PURE)
    assert found.returncode == 0, found.stdout


def test_a_wrong_type_is_found(tmp_path: Path):
    (tmp_path / "wrong.py").write_text('def count() -> int:\n    return "seven"\n')
    assert run(BIN / "mypy", "--strict", "wrong.py", folder=tmp_path).returncode == 1
