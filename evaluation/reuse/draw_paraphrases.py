"""Draws the pairs of statements of paraphrases.tsv.

    python3 draw_paraphrases.py ARTICLES READINGS SEED > drawn.jsonl

ARTICLES: JSON Lines with ID, date, source, text. READINGS: `onrecord read --json --as whole` of one file a text, named ID.txt.
Statements of 6 to 22 words with a named speaker, of different outlets, at most ten days apart, sharing two or more words of
five letters. The share is that of such words in the one that has fewer. A person then labels each pair by PARAPHRASES.md.
"""

import collections
import datetime
import itertools
import json
import os
import random
import re
import sys

# stratum: how many, least and most share, same speaker
SIZES = {"low-same": (50, 0.2, 0.4, True), "middle-same": (50, 0.4, 0.65, True), "high-same": (30, 0.65, 0.95, True),
         "middle-other": (40, 0.4, 0.65, False), "high-other": (30, 0.65, 0.95, False)}
WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


def words(text):
    return [w.lower().replace("’", "'") for w in WORD.findall(text)]


def statements(articles, readings):
    for line in open(readings, encoding="utf-8"):
        reading = json.loads(line)
        article = os.path.basename(reading["document"]["path"])[:-4]
        entities = {e["id"]: e for e in reading["entities"]}
        for s in reading["statements"]:
            entity = entities.get(s["source"]["entity"])
            pieces = s["content"]["chars"]
            if not pieces or not entity or entity["kind"] != "named-person" or s["negated"]:
                continue
            tokens = words(" ".join(articles[article]["text"][a:b] for a, b in pieces))
            long = frozenset(t for t in tokens if len(t) >= 5)
            if 6 <= len(tokens) <= 22 and len(long) >= 4:
                yield {"article": article, "pieces": pieces, "long": sorted(long), "date": articles[article]["date"][:10],
                       "outlet": articles[article]["source"], "speaker": (words(entity["name"]) or [""])[-1]}


def main():
    articles = {d["ID"]: d for d in map(json.loads, open(sys.argv[1], encoding="utf-8"))}
    chance = random.Random(int(sys.argv[3]))
    found = sorted(statements(articles, sys.argv[2]), key=lambda s: (s["article"], s["pieces"]))
    index = collections.defaultdict(list)
    for i, s in enumerate(found):
        for pair in itertools.combinations(s["long"], 2):
            index[pair].append(i)
    pairs = set()
    for key in sorted(index):
        if 2 <= len(index[key]) <= 12:
            pairs.update(itertools.combinations(index[key], 2))
    pairs = sorted(pairs)
    chance.shuffle(pairs)
    taken, used = collections.Counter(), collections.Counter()
    for i, j in pairs:
        a, b = found[i], found[j]
        apart = abs((datetime.date.fromisoformat(a["date"]) - datetime.date.fromisoformat(b["date"])).days)
        if a["outlet"] == b["outlet"] or apart > 10:
            continue
        share = len(set(a["long"]) & set(b["long"])) / min(len(a["long"]), len(b["long"]))
        for name, (size, low, high, same) in SIZES.items():
            keys = [i, j, (name, a["speaker"]), (name, b["speaker"])]
            if taken[name] < size and low <= share < high and same == (a["speaker"] == b["speaker"]) \
                    and all(used[k] < (6 if isinstance(k, tuple) else 1) for k in keys):
                taken[name] += 1
                used.update(set(keys))
                print(json.dumps({"stratum": name, "a": a, "b": b, "share": round(share, 2), "days": apart}))
                break
    print(len(found), len(pairs), dict(taken), file=sys.stderr)


main()
