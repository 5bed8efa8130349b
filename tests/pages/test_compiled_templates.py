"""The code of templates is kept in memory, and made anew when their text changes."""

from jinja2 import DictLoader, Environment

from macros.pages.compiled_templates import Compiled


def test_a_template_is_compiled_again_when_its_text_has_changed() -> None:
    """Until then all who compile alike share one code of it."""
    kept = Compiled()

    def environment(text: str) -> Environment:
        return Environment(loader=DictLoader({"claim.html": text}), bytecode_cache=kept)

    def code(text: str) -> object:
        return environment(text).get_template("claim.html").root_render_func.__code__

    assert code("{{ 1 }}") is code("{{ 1 }}")
    assert environment("{{ 2 }}").get_template("claim.html").render() == "2"
