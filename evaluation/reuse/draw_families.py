"""Draws the reuse families of families.tsv: groups of 2 to 12 articles that share passages.

    python3 draw_families.py ARTICLES SEED > drawn.jsonl

ARTICLES: JSON Lines with ID, date, source, text. The overlap is exact: runs of eight words, lower-cased, of which one in three
is kept by its checksum; what stands in more than twelve articles is left out. Two strata look only at what stands outside of
quotation marks. The share of a pair is the part of the smaller
article's runs that the other one has. A family is all that edges of a stratum's strength join; larger ones than twelve are left
out, and an article belongs to one family alone. A person then labels each family by FAMILIES.md.
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
AGENCY = re.compile(r"Associated Press|\bAP\b|\(Reuters\)")
# name, how many, least share of an edge, least and most share of the strongest edge, days, outlets, least size
STRATA = [
    ("copy", 14, 0.25, 0.35, 1.0, 5, "other", 2),
    ("large", 5, 0.08, 0.0, 1.0, 4, "other", 4),
    ("part", 4, 0.12, 0.12, 0.5, 5, "other", 2),
    ("passages", 4, 0.05, 0.05, 0.2, 5, "other", 2),
    ("sparse", 2, 0.02, 0.02, 0.05, 3, "other", 2),
    ("boilerplate", 3, 0.05, 0.05, 0.5, 1000, "far", 2),
    ("wire", 2, 0.04, 0.04, 0.35, 5, "agency", 2),
    ("told-large", 8, 0.08, 0.0, 1.0, 7, "any", 3),
    ("told", 20, 0.1, 0.1, 1.0, 7, "any", 2),
]
FURNITURE = re.compile(r"Hide Caption|[a-z] MORE\b")
QUOTED = re.compile(r"“[^“”]{1,800}”|\"[^\"\n]{1,800}\"")


def runs(text):
    tokens = [w.lower() for w in WORD.findall(text)]
    sums = (zlib.crc32(" ".join(tokens[i:i + 8]).encode()) for i in range(len(tokens) - 7))
    return {s for s in sums if s % 3 == 0}


def shares(articles, told):
    """The share of each pair that has four kept runs or more in common; with `told`, outside of quotation marks and of furniture."""
    index, size = collections.defaultdict(list), {}
    for key in sorted(articles):
        if told and FURNITURE.search(articles[key]["text"]):
            continue
        text = articles[key]["text"]
        kept = runs(QUOTED.sub(" | ", text) if told else text)
        size[key] = len(kept)
        for s in kept:
            index[s].append(key)
    common = collections.Counter()
    for keys in index.values():
        if 2 <= len(keys) <= 12:
            common.update(itertools.combinations(keys, 2))
    return {(a, b): n / min(size[a], size[b]) for (a, b), n in common.items() if n >= 4}


def days(a, b):
    day = datetime.date.fromisoformat
    return abs((day(a["date"][:10]) - day(b["date"][:10])).days)


def components(edges):
    parent = {}

    def find(x):
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for a, b in edges:
        parent[find(a)] = find(b)
    groups = collections.defaultdict(list)
    for x in sorted(parent):
        groups[find(x)].append(x)
    return sorted(groups.values())


def main():
    articles = {d["ID"]: d for d in map(json.loads, open(sys.argv[1], encoding="utf-8"))}
    chance = random.Random(int(sys.argv[2]))
    all_shares, told_shares, used = shares(articles, False), shares(articles, True), set()
    for name, size, edge, low, high, most_days, outlets, least in STRATA:
        edges = {}
        for (a, b), share in (told_shares if name.startswith("told") else all_shares).items():
            one, two = articles[a], articles[b]
            apart = days(one, two)
            fits = apart > 10 if outlets == "far" else outlets == "any" or one["source"] != two["source"]
            fits = fits and (outlets != "agency" or all(AGENCY.search(d["text"]) for d in (one, two)))
            if share >= edge and apart <= most_days and fits:
                edges[a, b] = share
        drawn = components(edges)
        chance.shuffle(drawn)
        taken = 0
        for group in drawn:
            inside = [s for (a, b), s in edges.items() if a in group and b in group]
            if taken < size and least <= len(group) <= 12 and low <= max(inside) <= high and not used & set(group):
                used |= set(group)
                taken += 1
                pairs = {f"{a} {b}": round(all_shares.get((a, b), 0), 2) for a, b in itertools.combinations(group, 2)}
                print(json.dumps({"stratum": name, "articles": group, "shares": pairs}))
        print(name, len(drawn), taken, file=sys.stderr)


main()
