"""Chooses news that nobody has annotated, for the fast reader to learn from.

    python unlabelled.py --data DIR --out FILE.jsonl --articles 5000

Left out: what shares a fifth of its 10-grams with PolNeAR (train or dev) or with an article chosen before, and what is
very short or long.
"""

import argparse
import json
import lzma
import re
from pathlib import Path

from texts import shuffled


def grams(text):
    words = re.findall(r"\w+", text.lower())
    return {hash(tuple(words[i : i + 10])) for i in range(len(words) - 9)}


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--articles", type=int, default=5000)
    args = p.parse_args()
    seen = set()
    for part in ("train", "dev"):
        for line in open(args.data / f"polnear/{part}.jsonl"):
            seen |= grams(json.loads(line)["text"])
    with lzma.open(args.data / "many/outlets-2015-2017.jsonl.xz", "rt") as lines:
        rows = [json.loads(line) for line in lines]
    kept = 0
    with open(args.out, "w") as out:
        for row in shuffled(rows, 7):
            text = row["text"]
            if not 1200 < len(text) < 9000:
                continue
            mine = grams(text)
            if 5 * len(mine & seen) > len(mine):
                continue
            seen |= mine
            out.write(json.dumps({"id": row["ID"], "text": text}) + "\n")
            kept += 1
            if kept == args.articles:
                break
    print(kept, "articles")


if __name__ == "__main__":
    main()
