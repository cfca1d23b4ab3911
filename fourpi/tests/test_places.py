"""Two checkouts, or run and test, never share a place."""

from pathlib import Path

from fourpi.embedded import places


def test_tests_never_use_the_checkouts_own_data():
    assert "fourpi-test-" in str(places.private_folder())


def test_a_socket_path_stays_short_however_deep_the_checkout_lies(monkeypatch):
    monkeypatch.setenv("FOURPI_HOME", "/home/" + "a-very-long-name/" * 20)
    assert len(f"{places.sockets()}/.s.PGSQL.5432") < 100


def test_two_checkouts_have_two_homes(monkeypatch):
    monkeypatch.delenv("FOURPI_HOME")
    first = places.private_folder()
    monkeypatch.setattr(places, "CHECKOUT", Path("/somewhere/else") / places.CHECKOUT.name)
    assert places.private_folder() != first
