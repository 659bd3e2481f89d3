"""News for the accurate reader to label, and its labels as texts to learn from.

    python fast_label.py --data DIR --out DIR --words 4000000

writes `news-N.jsonl` (id, text): articles in an order by chance, without those that share a fifth of their runs of ten
words with PolNeAR's dev articles or with those held out of training.
"""

import argparse
import json
import lzma
import re
from pathlib import Path

import numpy as np

from joint import KINDS
from texts import CONTENT, CUE, SOURCE, Attribution, Text, shuffled, stable_hash, touching


def runs(text):
    words = re.findall(r"\w+", text.lower())
    return {hash(tuple(words[i : i + 10])) for i in range(len(words) - 9)}


def apart(data):
    """Runs of ten words that are in articles to be measured on."""
    out = set()
    for name in ("train", "dev"):
        for line in open(data / f"polnear/{name}.jsonl"):
            row = json.loads(line)
            if name == "dev" or stable_hash(row["id"]) % 20 == 0:
                out |= runs(row["text"])
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--words", type=int, default=4_000_000)
    p.add_argument("--parts", type=int, default=2)
    p.add_argument("--seed", type=int, default=1)
    args = p.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    taken, words, left_out, known = [], 0, 0, apart(args.data)
    seen = set()
    lines = lzma.open(args.data / "many/outlets-2015-2017.jsonl.xz", "rt", encoding="utf-8").readlines()
    for line in shuffled(lines, args.seed):
        row = json.loads(line)
        size = len(row["text"].split())
        # One voice a text: reprints teach nothing new.
        if not 80 <= size <= 2500 or row["text"][:300] in seen:
            continue
        seen.add(row["text"][:300])
        own = runs(row["text"])
        if 5 * len(own & known) >= len(own):
            left_out += 1
            continue
        taken.append({"id": row["ID"], "text": row["text"]})
        words += size
        if words >= args.words:
            break
    for part in range(args.parts):
        with open(args.out / f"news-{part}.jsonl", "w") as out:
            out.writelines(json.dumps(t) + "\n" for t in taken[part :: args.parts])
    print(len(taken), "articles,", words, "words;", left_out, "left out")


def read(features_path, labels_path):
    """Texts with the accurate reader's marks, each as sure as it was."""
    texts = []
    with open(features_path) as features, open(labels_path) as labels:
        for f, l in zip(features, labels, strict=True):
            f, l = json.loads(f), json.loads(l)
            assert f["id"] == l["id"]
            chars = f["chars"]
            text = Text(f["id"], f, is_attributed=True)
            text.soft = {}
            for a in l["attributions"]:
                role = {}
                for name, label in (("content", CONTENT), ("source", SOURCE), ("cue", CUE)):
                    role.update((t, label) for t in touching(chars, a[name]))
                cue = sorted(t for t, label in role.items() if label == CUE)
                if cue and CONTENT in role.values():
                    text.attributions.append(Attribution(cue, role))
                    text.soft.update((t, a["sure"]) for t in cue)
            text.names = np.zeros(len(chars), np.int8)
            for start, end, kind in l["names"]:
                for i, t in enumerate(touching(chars, [[start, end]])):
                    text.names[t] = 1 + 2 * KINDS.index(kind) + (i > 0)
            slim(f)
            texts.append(text)
    return texts


def slim(features):
    """Lists of small numbers as arrays: a text takes a tenth of the room."""
    for k, v in features.items():
        if k not in ("id", "claims"):
            features[k] = np.array(v, np.int32)


if __name__ == "__main__":
    main()
