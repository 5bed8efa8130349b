"""Locale: en_GB, in which all is worded, and what each language is called in it.

For example, 'sr-Latn' is called 'Serbian (Latin)'.
"""

from babel import Locale
from babel.core import parse_locale

LANGUAGE, LOCALE = "en", "en_GB"


def language(tag: str) -> str:
    """The English name of a language: 'German' for 'de'."""
    english = Locale.parse(LOCALE)
    tongue, country, script, *_ = parse_locale(tag, sep="-")
    if name := english.languages.get("_".join(filter(None, (tongue, script, country)))):
        return str(name)
    parts = filter(None, (english.scripts.get(script), english.territories.get(country)))
    return f"{english.languages[tongue]} ({', '.join(parts)})"
