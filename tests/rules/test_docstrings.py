"""The examples in the docstrings of the rules."""

import doctest
import importlib
import pkgutil

import lkjip_xl.rules


def test_every_example_in_a_docstring_is_true() -> None:
    names = [module.name for module in pkgutil.iter_modules(lkjip_xl.rules.__path__, "lkjip_xl.rules.")]
    results = {name: doctest.testmod(importlib.import_module(name)) for name in names}

    assert [name for name, result in results.items() if result.failed] == []
    assert sum(result.attempted for result in results.values()) > 10
