"""Speed of onrecord-time beside chrono-node, on the same articles, in turns, each on one core.

usage: time_speed.py ARTICLES TIMES [MEGABYTES]
ARTICLES holds JSON Lines with "text" (.jsonl or .jsonl.xz), TIMES is the released binary `times` of crates/lab. Both tools
read the same lines, find the times of each article and count them. chrono-node is installed with npm into a temporary
folder, which is removed. CPU seconds of the whole process, start and reading of lines included; the best of ROUNDS counts.
Standard library only; Linux, with Node and npm.
"""
import json, lzma, os, pathlib, subprocess, sys, tempfile

ROUNDS = 5
PUBLISHED = "2016-03-10"
SCRIPT = """
const chrono = require('chrono-node');
const lines = require('fs').readFileSync(process.argv[2], 'utf8').split('\\n').filter(line => line);
const published = new Date(process.argv[3] + 'T12:00:00');
let found = 0;
for (const line of lines) found += chrono.parse(JSON.parse(line).text, published).length;
console.log(found);
"""


def articles(path, most):
    """Lines with the first articles, up to `most` bytes of text."""
    lines, size = [], 0
    opened = lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else open(path, encoding="utf-8")
    with opened as source:
        for i, line in enumerate(source):
            text = json.loads(line)["text"]
            lines.append(json.dumps({"id": str(i), "dct": PUBLISHED, "text": text}, ensure_ascii=False))
            size += len(text.encode("utf-8"))
            if size >= most:
                break
    return "\n".join(lines) + "\n", len(lines), size


def one_core():
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def run(command, out):
    """CPU seconds of one process on one core."""
    with open(out, "wb") as stdout:
        child = subprocess.Popen(command, stdout=stdout, preexec_fn=one_core)
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit("%s: exit %d" % (command[0], child.returncode))
    return used.ru_utime + used.ru_stime


def main():
    source, times = pathlib.Path(sys.argv[1]), os.path.abspath(sys.argv[2])
    most = float(sys.argv[3]) * 1e6 if len(sys.argv) > 3 else 10e6
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        lines, count, size = articles(source, most)
        corpus, script = folder / "articles.jsonl", folder / "chrono.js"
        corpus.write_text(lines, encoding="utf-8", newline="")
        script.write_text(SCRIPT, encoding="utf-8")
        print("installing chrono-node into %s" % folder, file=sys.stderr)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, "chrono-node"], check=True)
        version = json.loads((folder / "node_modules" / "chrono-node" / "package.json").read_text())["version"]
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(run([times, corpus], folder / "ours"))
            theirs.append(run(["node", script, corpus, PUBLISHED], folder / "theirs"))
        found = sum(len(json.loads(line)["timexes"]) for line in (folder / "ours").open(encoding="utf-8"))
        print("%d articles, %.1f MB of text, best of %d in turns, CPU seconds" % (count, size / 1e6, ROUNDS))
        print("onrecord-time      %6.2f s  %5.1f MB/s  %d times" % (min(ours), size / 1e6 / min(ours), found))
        there = int((folder / "theirs").read_text())
        print("chrono-node %-6s %6.2f s  %5.1f MB/s  %d times" % (version, min(theirs), size / 1e6 / min(theirs), there))
        print("ratio %.1f" % (min(theirs) / min(ours)))


if __name__ == "__main__":
    main()
