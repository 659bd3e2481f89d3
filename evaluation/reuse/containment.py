#!/usr/bin/env python3
"""Exact containment of every pair of texts, and how many of the pairs that share enough a program found.

    containment.py SET.jsonl FOUND.tsv [--least 0.1]

SET has a text a line: {"id" or "ID", "text"}. FOUND has a pair a line: the two ids and the share that the program gives. Containment: words in lower
case, runs of five, the part of the shorter text's different runs that the other text has too (Broder). Standard library only; all pairs are
compared by an inverted list, nothing is sampled.
"""
import argparse
import collections
import json
import re


def grams(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i:i + 5]) for i in range(len(words) - 4)}


def exact(texts):
    """{(id, id): containment} of all pairs that share anything."""
    sets, holding = {}, collections.defaultdict(list)
    for name, text in texts:
        sets[name] = grams(text)
        for gram in sets[name]:
            holding[gram].append(name)
    shared = collections.Counter()
    for names in holding.values():
        for i, one in enumerate(names):
            for other in names[i + 1:]:
                shared[one, other] += 1
    return {tuple(sorted(pair)): n / min(len(sets[pair[0]]), len(sets[pair[1]])) for pair, n in shared.items()}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("set")
    arguments.add_argument("found")
    arguments.add_argument("--least", type=float, default=0.1)
    arguments.add_argument("--misses", action="store_true", help="list them")
    args = arguments.parse_args()
    with open(args.set, encoding="utf-8") as lines:
        texts = [(str(t.get("id", t.get("ID"))), t["text"]) for t in map(json.loads, lines)]
    right = {pair for pair, share in exact(texts).items() if share >= args.least}
    found = set()
    with open(args.found, encoding="utf-8") as lines:
        for line in lines:
            one, other, share = line.rstrip("\n").split("\t")[:3]
            if float(share) >= args.least:
                found.add(tuple(sorted((one, other))))
    both = len(right & found)
    print(f"{len(texts)} texts, {len(right)} pairs with containment >= {args.least}; found {len(found)}")
    print(f"recall {both / max(1, len(right)):.3f}, precision {both / max(1, len(found)):.3f}")
    if args.misses:
        for pair in sorted(right - found):
            print("missed", *pair)


if __name__ == "__main__":
    main()
