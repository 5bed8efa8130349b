"""Bytecode cache: templates compiled once a process, as a preview builds again and again.

For example, claim.html is compiled anew when its text has changed, which its checksum tells.
"""

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """The code of templates in memory, for environments that compile alike."""

    def __init__(self) -> None:
        self._code: dict[str, tuple[str, CodeType | None]] = {}  # with the text's checksum

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template the code that was made of the same text, if there is any."""
        checksum, code = self._code.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._code[bucket.key] = (bucket.checksum, bucket.code)
