# SPDX-License-Identifier: GPL-3.0-or-later
"""A platform with one tenant of a million decisions, and the page of its log in the window that ships."""
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time

SLUG = "banco-grande"
EMAIL = "ana.soto@banco-grande.example"
PASSWORD = "correct-horse-battery-9"
DECISIONS = 1_000_000


def make(program):
    """The data directory, and the seconds that `seed` took."""
    data = tempfile.mkdtemp(prefix="atalaya-bench-log-")

    def run(*words, given=""):
        subprocess.run([program, *words, "--data", data], input=given, text=True, check=True, stdout=subprocess.DEVNULL)

    since = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 400 * 86400))
    run("tenant", "add", "--slug", SLUG, "--name", "Banco Grande", "--industry", "BANKING", "--tier", "ENTERPRISE",
        "--time-zone", "Europe/Madrid", "--since", since)
    run("user", "add", "--tenant", SLUG, "--email", EMAIL, "--name", "Ana Soto", "--role", "COMPLIANCE", given=PASSWORD + "\n")
    began = time.monotonic()
    run("seed", "--tenant", SLUG, "--decisions", str(DECISIONS), "--days", "365")
    return data, time.monotonic() - began


def page(program, url, token, what, pss):
    """The figures that bench_audit prints: name → (median, p99, worst, count); with "all" also the memory in MB."""
    profile = tempfile.mkdtemp(prefix="atalaya-bench-page-")
    process = subprocess.Popen([program, url, profile, what], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                               env=dict(os.environ, QT_QPA_PLATFORM="offscreen"))
    process.stdin.write(token + "\n")
    process.stdin.flush()
    figures = {}
    for line in process.stdout:
        name, *values = line.split()
        if name == "read":
            time.sleep(0.5)
            figures["memory"] = (pss(process.pid),)
            break
        figures[name] = tuple(map(float, values))
        if what == "open":
            break
    process.stdin.close()
    process.wait(timeout=30)
    shutil.rmtree(profile, ignore_errors=True)
    return figures


def receipt(program, data, call):
    """A draft is tried over the whole log, and its receipt is worked out by another process: a row for the table."""
    person = {"email": EMAIL, "password": PASSWORD}
    token = json.loads(call("POST", "/api/auth/login", person)[2])["data"]["accessToken"]
    draft = {"id": "pol-riesgo-alto", "name": "Riesgo alto", "rules": [
        {"when": {"risk": {"atLeast": 60}}, "mode": "blocked", "reason": {"es": "es mucho"}}]}
    now = time.time()
    wanted = {"policies": [draft], "from": when(now - 400 * 86400), "to": when(now)}
    job = json.loads(call("POST", "/api/admin/governance/simulate", wanted, token)[2])["data"]
    while job["state"] == "running":
        job = json.loads(call("GET", "/api/admin/governance/simulations/%s?wait=2000" % job["id"], None, token)[2])["data"]
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("receipt", job), ("draft", draft)):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
                json.dump(content, out)
        began = time.monotonic()
        done = subprocess.run([program, "recompute", "--data", data, "--tenant", SLUG, "--receipt", folder + "/receipt",
                               "--draft", folder + "/draft"], capture_output=True, text=True, check=False)
        took = time.monotonic() - began
    what = "receipt of {:,} decisions worked out by another process".format(job["result"]["decisions"])
    return what, "%.1f s" % took, "the same", done.returncode == 0


def when(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(seconds))


def rows(figures, opened):
    """For the table."""
    first = statistics.median(opened)
    what = "audit log, 1,000,000: "

    def row(words, name, budget, at=0):
        got = figures[name][at]
        return what + words, "%.1f ms" % got, "%.1f ms" % budget if budget % 1 else "%d ms" % budget, got <= budget

    return [
        (what + "open → first rows painted", "%.1f ms" % first, "60 ms", first <= 60),
        row("filter changed → rows painted", "filter", 50),
        row("text search → rows painted", "words", 150),
        row("the slowest text search", "words", 150, 2),
        row("next rows, from the window", "next", 16),
        row("next rows, on a miss", "miss", 40),
        row("work per frame, wheel", "wheel", 4),
        row("work per frame, wheel, p99", "wheel", 16.7, 1),
        row("work per frame, fast drag over all rows", "drag", 8),
        row("work per frame, fast drag, p99", "drag", 16.7, 1),
        row("work of a jump to anywhere, p99", "jumpwork", 25, 1),
        row("jump to anywhere → rows painted", "jump", 40),
        (what + "memory of the console after 10,000 rows, PSS", "%.0f MB" % figures["memory"][0], "110 MB",
         figures["memory"][0] <= 110),
    ]
