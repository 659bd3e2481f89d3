"""Checks the labelled tables of this folder against the articles, and counts them.

    python3 check.py FOLDER

FOLDER holds outlets.jsonl (or outlets-2015-2017.jsonl) and ecb.jsonl, plain or with .xz. Ends with 1 and a list of what is wrong,
or with 0 and the counts by stratum, label and half.
"""

import collections
import csv
import hashlib
import json
import lzma
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
WRONG = []


def articles(folder):
    """The length of the text of each article by its ID."""
    found = {}
    for names in (("outlets.jsonl", "outlets-2015-2017.jsonl"), ("ecb.jsonl",)):
        path = next((p for n in names for p in (os.path.join(folder, n), os.path.join(folder, n + ".xz")) if os.path.exists(p)), None)
        if path is None:
            sys.exit(f"none of {', '.join(names)} in {folder}")
        with (lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")) as lines:
            for line in lines:
                d = json.loads(line)
                found[d.get("ID") or d["id"]] = d["text"]
    return found


def rows(name):
    path = os.path.join(HERE, name)
    if not os.path.exists(path):
        print(f"{name}: not there")
        return []
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def hold(condition, *what):
    if not condition:
        WRONG.append(" ".join(map(str, what)))


def span(texts, where, article, start, end):
    if article not in texts:
        return hold(False, where, "no such article", article)
    start, end = int(start), int(end)
    hold(0 <= start < end <= len(texts[article]), where, "outside of the article:", article, start, end)
    words = texts[article][start:end]
    hold(words == words.strip(), where, "begins or ends with a space:", article, start, end)


def half(where, row, key):
    test = hashlib.sha256(row[key].encode()).digest()[0] % 2 == 1
    hold(row["half"] == ("test" if test else "tune"), where, "is in the wrong half")


def counts(name, table, *keys):
    print(f"{name}: {len(table)} rows")
    for values, n in sorted(collections.Counter(tuple(r[k] for k in keys) for r in table).items()):
        print(f"{n:6}  " + "  ".join(values))


def pairs(texts, name):
    """Labelled pairs of spans: quotations and paraphrases."""
    table, seen = rows(name), set()
    for r in table:
        where = f"{name} {r['pair']}"
        span(texts, where, r["article_a"], r["start_a"], r["end_a"])
        span(texts, where, r["article_b"], r["start_b"], r["end_b"])
        hold(r["article_a"] != r["article_b"], where, "is one article")
        hold(r["label"] in ("0", "1"), where, "label", r["label"])
        hold(r["pair"] not in seen, where, "stands twice")
        half(where, r, "pair")
        seen.add(r["pair"])
        for side in "ab":
            pieces = [tuple(map(int, p.split("-"))) for p in r["pieces_" + side].split(",")]
            hold(all(s < e for s, e in pieces) and pieces == sorted(pieces), where, "pieces", side)
            hold(pieces[0][0] == int(r["start_" + side]) and pieces[-1][1] == int(r["end_" + side]), where, "pieces", side)
    if table:
        counts(name, table, "stratum", "label", "half")


def families(texts):
    table = rows("families.tsv")
    members, halves = collections.defaultdict(set), {}
    for r in table:
        where = f"families.tsv {r['family']}"
        hold(r["article"] in texts, where, "no such article", r["article"])
        hold(r["article"] not in members[r["family"]], where, r["article"], "stands twice")
        hold(r["kind"] in ("agency", "own", "mixed", "release", "boilerplate"), where, "kind", r["kind"])
        hold(halves.setdefault(r["family"], r["half"]) == r["half"], where, "is in both halves")
        hold(r["half"] in ("tune", "test"), where, "half", r["half"])
        members[r["family"]].add(r["article"])
    for family, of in members.items():
        hold(2 <= len(of) <= 12, "families.tsv", family, "has", len(of), "articles")
    if table:
        counts("families.tsv", table, "kind", "half")
        print(f"{len(members):6}  families;", "origins:", len({(r["family"], r["origin"]) for r in table}))
        for part in ("tune", "test"):
            print("        B-cubed F1 on %s: apart %.3f, together %.3f" % ((part,) + b_cubed(table, part)))


def b_cubed(table, half):
    """B-cubed F1 of the two trivial groupings: every article apart, every family one origin."""
    by_family = collections.defaultdict(list)
    for r in table:
        if r["half"] == half:
            by_family[r["family"]].append(r["origin"])
    n = sum(map(len, by_family.values()))
    recall = sum(1 / of.count(o) for of in by_family.values() for o in of) / n
    precision = sum(of.count(o) / len(of) for of in by_family.values() for o in of) / n
    return 2 * recall / (1 + recall), 2 * precision / (1 + precision)


def passages(texts):
    table, one, held = rows("passages.tsv"), {}, collections.Counter()
    for r in table:
        where = f"passages.tsv {r['pair']}"
        hold(one.setdefault(r["pair"], (r["article_a"], r["article_b"])) == (r["article_a"], r["article_b"]), where, "has two pairs of articles")
        half(where, r, "pair")
        held[r["pair"]] += bool(r["start_a"])
        if r["start_a"]:
            span(texts, where, r["article_a"], r["start_a"], r["end_a"])
            span(texts, where, r["article_b"], r["start_b"], r["end_b"])
        else:
            hold(r["article_a"] in texts and r["article_b"] in texts, where, "no such article")
            hold(sum(o["pair"] == r["pair"] for o in table) == 1, where, "has a passage and an empty row")
    if table:
        counts("passages.tsv", table, "set", "stratum", "half")
        print(f"{len(one):6}  pairs of articles, {sum(n == 0 for n in held.values())} without a passage; {sum(held.values())} passages")


def main():
    texts = articles(sys.argv[1])
    pairs(texts, "quotations.tsv")
    families(texts)
    passages(texts)
    pairs(texts, "paraphrases.tsv")
    for line in WRONG:
        print(line, file=sys.stderr)
    sys.exit(1 if WRONG else 0)


main()
