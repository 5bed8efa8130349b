"""Offline copy: the site in one zip, and the explainer in one PDF.

For example, of the slug 'explainer' are made explainer.pdf, explainer.zip with that and all
pages in it, and explainer.zip.sha256.

The same site gives the same bytes in every folder and on every day, and on every machine
that prints with the same browser and fonts.
"""

import hashlib
import time
import zipfile
from collections.abc import Callable
from itertools import filterfalse
from pathlib import Path

from macros.problems import Problem, Problems
from macros.publishing.compression import is_compressed
from macros.publishing.hashed_names import lasting, plain
from macros.publishing.pdf import print_pdf
from macros.publishing.reproducible_pdf import make_reproducible

# What only a server uses.
_SERVED_ONLY = (
    *("*.br", "*.gz", "404.html", "_headers", "_redirects", ".assetsignore", ".host/*"),
    "previews/*",  # which only shared links name
)
_FIRST_DAY = 315_532_800  # 1980-01-01, the first that a zip can tell


def pack(
    site: Path,
    folder: Path,
    slug: str,
    told: Callable[[int, int], None] = lambda done, of: None,
    epoch: int = 0,
) -> list[Path]:
    """Write the PDF, the zip with the PDF in it, and the zip's SHA-256; the paths written.

    ``slug`` is what they are called, and the folder in the zip.
    ``told`` is called with how many of these are written, and of how many; ``epoch`` is that
    of ``write_zip``.
    Raises NoBrowser when there is nothing to print with, and Problems where the copy would stand
    in the site, so that the next one would hold it, or where a page has not been made light.
    """
    if folder.resolve().is_relative_to(site.resolve()):
        raise Problems([Problem(str(folder), 0, f"it lies in {site}; name a folder beside it")])
    pages = sorted(site.rglob("*.html"))
    if heavy := next(filterfalse(is_compressed, pages), None):
        missed = "no .gz of what it holds stands beside it, as lighten writes one"
        raise Problems([Problem(str(heavy), 0, f"{missed}; write the site anew with: make site")])
    folder.mkdir(parents=True, exist_ok=True)
    pdf, packed = folder / f"{slug}.pdf", folder / f"{slug}.zip"
    told(0, 3)
    print_pdf(site, pdf)
    make_reproducible(pdf)
    told(1, 3)
    write_zip(site, pdf, packed, epoch)
    told(2, 3)
    digest = hashlib.sha256(packed.read_bytes()).hexdigest()
    proof = folder / f"{packed.name}.sha256"
    proof.write_text(f"{digest}  {packed.name}\n", encoding="utf-8")
    told(3, 3)
    return [pdf, packed, proof]


def write_zip(site: Path, pdf: Path, target: Path, epoch: int = 0) -> None:
    """Write a site and its PDF into one archive, each file with the day of ``epoch``.

    That is in seconds since 1970; no zip can tell a day before 1980.
    """
    served_only = {site / plain(name) for name in lasting(site)}  # for pages of other releases
    files = sorted({path for path in site.rglob("*") if path.is_file()} - served_only)
    named = {f"{pdf.stem}/{path.relative_to(site).as_posix()}": path for path in files}
    named[f"{pdf.stem}/{pdf.name}"] = pdf
    day = time.gmtime(max(_FIRST_DAY, epoch))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, path in sorted(named.items()):
            if not any(map(path.match, _SERVED_ONLY)):
                info = zipfile.ZipInfo(name, day[:6])
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                packed.writestr(info, path.read_bytes())
