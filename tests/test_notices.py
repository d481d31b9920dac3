"""Whoever passes the program on can see the licence of every package in it."""

from tests.tools import notices


def test_every_package_that_the_program_needs_is_listed_with_a_licence() -> None:
    listed = notices.LIST.read_text(encoding="utf-8")
    needed = notices.made_of()
    assert {"torch", "pyside6", "sqlcipher3"} <= set(needed)
    assert [name for name, package in needed.items() if f"| {package.name} |" not in listed] == []
    assert [name for name, package in needed.items() if not notices.licence(package)] == []
