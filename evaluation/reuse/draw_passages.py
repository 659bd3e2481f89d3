"""Draws the pairs of articles of passages.tsv, which share at least five words in a row.

    python3 draw_passages.py ECB OUTLETS SEED > drawn.jsonl

ECB and OUTLETS are JSON Lines with text and id or ID; a run is five or more words in a row, lower-cased, that both articles
have. A pair belongs to the first stratum that fits; no article stands in more than two pairs of a stratum. A person then marks
the passages by PASSAGES.md.
"""

import collections
import datetime
import itertools
import json
import random
import re
import sys
import zlib

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
SIZES = {"whole": (14, 6), "moved": (12, 12), "edited": (34, 26), "many": (8, 8), "one": (20, 20), "short": (24, 16)}


def words(text):
    return [w.lower().replace("’", "'") for w in WORD.findall(text)]


def runs(a, b, least=5):
    """The maximal runs of `least` or more words that both have: (place in a, place in b, words), greedily from the left of a."""
    index = collections.defaultdict(list)
    for j in range(len(b) - least + 1):
        index[tuple(b[j:j + least])].append(j)
    found, i = [], 0
    while i <= len(a) - least:
        best = (0, 0)
        for j in index.get(tuple(a[i:i + least]), []):
            n = least
            while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                n += 1
            best = max(best, (n, -j))
        if best[0]:
            found.append((i, -best[1], best[0]))
            i += best[0]
        else:
            i += 1
    return found


def stratum(a, b):
    found = runs(a, b)
    if not found:
        return None
    total = sum(n for _, _, n in found)
    if total >= 0.5 * min(len(a), len(b)):
        return "whole"
    if max(n for _, _, n in found) < 8:
        return "short"
    if len(found) == 1:
        return "one"
    if total > 220 or len(found) > 12:
        return None
    if any(y[1] < x[1] and x[2] >= 8 and y[2] >= 8 for x, y in zip(found, found[1:])):
        return "moved"
    near = [y[0] - x[0] - x[2] <= 10 and 0 <= y[1] - x[1] - x[2] <= 10 for x, y in zip(found, found[1:])]
    if any(near):
        return "edited"
    return "many" if len(found) >= 3 else None


def candidates(texts, keep, fits):
    """Pairs that share a run of five words which at most twelve articles have; of the runs, one in `keep` is looked at."""
    index = collections.defaultdict(list)
    for key in sorted(texts):
        tokens = texts[key]
        sums = {zlib.crc32(" ".join(tokens[i:i + 5]).encode()) for i in range(len(tokens) - 4)}
        for s in sums:
            if s % keep == 0:
                index[s].append(key)
    pairs = set()
    for keys in index.values():
        if 2 <= len(keys) <= 12:
            pairs.update(p for p in itertools.combinations(keys, 2) if fits(*p))
    return sorted(pairs)


def main():
    chance = random.Random(int(sys.argv[3]))
    ecb = {d["id"]: d for d in map(json.loads, open(sys.argv[1], encoding="utf-8"))}
    outlets = {d["ID"]: d for d in map(json.loads, open(sys.argv[2], encoding="utf-8"))}

    def near(a, b):
        day = [datetime.date.fromisoformat(outlets[x]["date"][:10]) for x in (a, b)]
        return abs((day[0] - day[1]).days) <= 5 and outlets[a]["source"] != outlets[b]["source"]

    for which, articles, keep, fits in (("ecb", ecb, 1, lambda a, b: True), ("outlets", outlets, 7, near)):
        texts = {key: words(d["text"]) for key, d in articles.items()}
        pairs = candidates(texts, keep, fits)
        chance.shuffle(pairs)
        taken, used = collections.Counter(), collections.Counter()
        for a, b in pairs:
            name = stratum(texts[a], texts[b])
            most = SIZES[name][which == "outlets"] if name else 0
            if taken[name] < most and used[name, a] < 2 and used[name, b] < 2:
                taken[name] += 1
                used.update([(name, a), (name, b)])
                print(json.dumps({"set": which, "stratum": name, "a": a, "b": b}))
            if all(taken[n] >= s[which == "outlets"] for n, s in SIZES.items()):
                break
        print(which, len(pairs), dict(taken), file=sys.stderr)


main()
