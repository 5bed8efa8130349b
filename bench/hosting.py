"""How many requests a second the released site answers, beside a bare file of the same size.

64 connections for 20 seconds, on loopback, by wrk; not one request may be lost.
The same nginx serves both: the page as deploy/nginx.conf says, the file with nothing.
"""

import getpass
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = "nginx-light libnginx-mod-http-brotli-static wrk"
MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
CONNECTIONS, SECONDS = 64, 20
PATIENCE = 600  # seconds for a server to answer at all, on however busy a machine

# What Debian's nginx.conf says around a site, below a folder of our own.
AROUND = """\
load_module {module};
user {user};
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
worker_processes auto;
events {{ worker_connections 768; }}
http {{
    sendfile on;
    tcp_nopush on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
    server {{
        listen 127.0.0.1:{bare_port};
        root {folder}/bare;
        access_log off;
    }}
}}
"""


def program(name: str) -> str:
    """The path of a program that Debian may keep where only root looks."""
    path = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if not path:
        raise SystemExit(f"{name} is not installed; try: apt-get install {PACKAGES}")
    return path


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def nginx(release: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """A running nginx: the address of the release by deploy/nginx.conf, and of ``folder/bare``."""
    if not MODULE.exists():
        raise SystemExit(f"nginx cannot send brotli; try: apt-get install {PACKAGES}")
    port, bare_port = free_port(), free_port()
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("/srv/called-up/current", str(release))
    text = text.replace("listen 80;", f"listen 127.0.0.1:{port};")
    text = text.replace("    listen [::]:80;\n", "")
    (folder / "bare").mkdir(parents=True, exist_ok=True)
    (folder / "site.conf").write_text(text, encoding="utf-8")
    # Whoever runs it reads the release, also where it lies in a folder of one's own.
    main = folder / "nginx.conf"
    around = AROUND.format(
        module=MODULE, folder=folder, bare_port=bare_port, user=getpass.getuser()
    )
    main.write_text(around, encoding="utf-8")
    server = subprocess.Popen(
        [program("nginx"), "-c", str(main), "-e", str(folder / "error.log")],
        stderr=subprocess.DEVNULL,
    )
    try:
        wait(port, server, folder)
        yield f"http://127.0.0.1:{port}", f"http://127.0.0.1:{bare_port}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


def wait(port: int, server: subprocess.Popen[bytes], folder: Path) -> None:
    given_up = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < given_up:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError((folder / "error.log").read_text())


def wrk(address: str) -> tuple[float, str]:
    """Requests a second, and what wrk says of those lost, or ''."""
    told = subprocess.run(
        [program("wrk"), "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s"]
        + ["-H", "Accept-Encoding: br", address],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    lost = re.findall(r"Socket errors:.*|Non-2xx.*", told)
    return float(re.findall(r"Requests/sec:\s*([\d.]+)", told)[0]), "; ".join(lost)


def main() -> int:
    """Print both rates; 1 when a request was lost."""
    with tempfile.TemporaryDirectory() as name:
        release, folder = Path(name) / "site", Path(name) / "nginx"
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        for command in (["mkdocs", "build", "-q", "-d"], ["macros", "lighten"]):
            command = [sys.executable, "-m", *command, str(release)]
            subprocess.run(command, cwd=ROOT, env=environment, check=True)
        with nginx(release, folder) as (site, bare):
            page = (release / "timeline.html.br").read_bytes()
            (folder / "bare" / "file").write_bytes(page)
            rates = {what: wrk(where) for what, where in (
                ("the timeline, as released", f"{site}/timeline.html"),
                ("a bare file of its size", f"{bare}/file"),
            )}  # fmt: skip
    print(f"served on loopback, {CONNECTIONS} connections for {SECONDS} s, {len(page)} bytes:")
    for what, (rate, lost) in rates.items():
        print(f"  {what:28} {rate:8.0f} requests a second, lost: {lost or 'none'}")
    released, bare_rate = (rate for rate, _ in rates.values())
    print(f"  ratio {released / bare_rate:.2f}")
    return 1 if any(lost for _, lost in rates.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
