"""Speed, memory and attribution of onrecord beside spaCy and textacy, on the same texts, one after the other on one core.

usage: speed.py DATA ONRECORD [TEXTACY_PYTHON MODEL]
DATA holds polnear/dev.jsonl, DATA/../score/attribution.py the scorer. ONRECORD is the released binary: the time of the
whole process counts, from the file to the JSON. TEXTACY_PYTHON is a Python with textacy, MODEL its spaCy model. Standard
library only; Linux.
"""
import json, os, pathlib, subprocess, sys, tempfile, time

ROUNDS = 3
MODELS = ("rules", "fast", "accurate")


def one_core():
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def run(command, out):
    """Wall seconds, CPU seconds and peak memory in MB of one process on one core."""
    with open(out, "wb") as stdout:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=stdout, stderr=subprocess.PIPE, preexec_fn=one_core)
        messages = child.stderr.read()
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit("%s: exit %d\n%s" % (command[0], child.returncode, messages.decode()))
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6, messages


def predictions(readings, ids, out):
    """Readings as the scorer wants them."""
    with open(out, "w", encoding="utf-8") as lines:
        for reading in readings:
            rows = [{role: s[role]["chars"] for role in ("source", "cue", "content")} for s in reading["statements"]]
            article = ids[os.path.basename(reading["document"]["path"])]
            lines.write(json.dumps({"id": article, "attributions": rows}) + "\n")


def score(scorer, gold, pred):
    out = subprocess.run([sys.executable, scorer, gold, pred, "--outermost", "--json"], check=True, capture_output=True)
    table = json.loads(out.stdout)
    return 100 * table["attribution"][2], 100 * table["by kind"]["direct"]["attribution"][2]


def main():
    data, onrecord = pathlib.Path(sys.argv[1]), sys.argv[2]
    gold, scorer = data / "polnear" / "dev.jsonl", data.parent / "score" / "attribution.py"
    articles = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    words = sum(len(a["text"].split()) for a in articles)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        texts, ids = folder / "texts", {}
        texts.mkdir()
        for i, article in enumerate(articles):
            name = "%04d.txt" % i
            ids[name] = article["id"]
            (texts / name).write_text(article["text"], encoding="utf-8", newline="")
        longest = max(texts.iterdir(), key=lambda p: p.stat().st_size)
        short = folder / "short.txt"
        short.write_text("The bridge is safe, according to the city engineer.")
        print("%d articles, %d words, one core; onrecord: the best of %d runs of the whole process" % (len(articles), words, ROUNDS))
        print("%-20s %10s %12s %10s %10s %8s %8s" % ("", "words/s", "words/CPU-s", "start s", "peak MB", "F", "direct F"))
        for model in MODELS:
            read = [onrecord, "read", "--json", "--as", "whole", "--model", model]
            runs = [run(read + [str(texts)], folder / "readings.jsonl") for _ in range(ROUNDS)]
            wall, cpu = min(r[0] for r in runs), min(r[1] for r in runs)
            start = min(run(read + [str(short)], folder / "one.jsonl")[0] for _ in range(ROUNDS))
            memory = run(read + [str(longest)], folder / "one.jsonl")[2]
            readings = [json.loads(line) for line in (folder / "readings.jsonl").read_text(encoding="utf-8").splitlines()]
            predictions(readings, ids, folder / "onrecord.jsonl")
            row = (words / wall, words / cpu, start, memory, *score(scorer, gold, folder / "onrecord.jsonl"))
            print("%-20s %10.0f %12.0f %10.3f %10.1f %8.1f %8.1f" % ("onrecord " + model, *row))
        if len(sys.argv) > 4:
            here = pathlib.Path(__file__).parent / "textacy_quotations.py"
            pred = folder / "textacy.jsonl"
            _, cpu, memory, messages = run([sys.argv[3], here, gold, sys.argv[4]], pred)
            told = json.loads(messages.decode().splitlines()[-1])
            all_f, direct_f = score(scorer, gold, pred)
            print("%-20s %10.0f %12s %10s %10.1f" % ("spaCy, its pipeline", told["words"] / told["parsing"], "-", "-", memory))
            print("%-20s %10.0f %12s %10s %10.1f %8.1f %8.1f" % ("textacy on spaCy", told["words"] / told["seconds"], "-", "-", memory, all_f, direct_f))
            print("spaCy and textacy: without loading the model; textacy refuses %d articles as a whole (an odd number of marks) and then gets their paragraphs" % told["refused"])
        print("peak MB: onrecord on the longest article alone, textacy on all")


main()
