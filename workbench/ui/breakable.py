"""Long texts without blanks, which may be broken over lines where their parts end."""

import os
import re
from pathlib import Path


def breakable(path: Path) -> str:
    """A path that may be broken over lines after each of its parts."""
    return str(path).replace(os.sep, f"{os.sep}\u200b")


def breakable_address(text: str) -> str:
    """A text with addresses of servers, which may be broken over lines where their parts end."""
    return re.sub(r"(?<=\S)([@.?&])(?=\S)", "\\1\u200b", text)
