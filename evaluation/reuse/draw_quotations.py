"""Draws the pairs of quotations of quotations.tsv, before any matcher exists.

    python3 draw_quotations.py ARTICLES READINGS SEED > drawn.jsonl

ARTICLES: JSON Lines with ID, date, source, text. READINGS: `onrecord read --json --as whole` of one file a text, named ID.txt.
Each drawn line holds the pair, its stratum, and the two spans; a person then labels it by QUOTATIONS.md. The strata and their
sizes stand in SIZES; a pair belongs to the first stratum that it fits. No stratum takes more than two pairs of one family of
articles, more than two pairs of one article, or more than six of one speaker.
"""

import collections
import datetime
import itertools
import json
import os
import random
import re
import sys

SIZES = {
    "far-apart": 30,       # the same words (share of the shorter at least 0.8), more than 60 days apart
    "stock": 30,           # most of the shorter one is four to seven words in a row that three or more speakers say
    "identical": 40,       # the same words after normalising
    "contained": 45,       # the shorter one's words stand in a row in the longer one
    "high": 50,            # 0.6 to 0.95 of the shorter one's words
    "middle-same": 45,     # 0.3 to 0.6, a rare phrase of three words in common, one speaker's surname
    "middle-other": 30,    # as before, other surnames
    "low-same-day": 30,    # under 0.3, one surname, one day
}
WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


def words(text):
    return [w.lower().replace("’", "'") for w in WORD.findall(text)]


def grams(tokens, n):
    return [tuple(tokens[i:i + n]) for i in range(len(tokens) - n + 1)]


def quotations(articles, readings):
    for line in open(readings, encoding="utf-8"):
        reading = json.loads(line)
        if reading.get("type") != "reading":
            continue
        article = os.path.basename(reading["document"]["path"])[:-4]
        entities = {e["id"]: e for e in reading["entities"]}
        for s in reading["statements"]:
            pieces = s["content"]["chars"]
            if s["quotation"] not in ("direct", "mixed") or not pieces:
                continue
            text = articles[article]["text"]
            tokens = words(" ".join(text[a:b] for a, b in pieces))
            if not 4 <= len(tokens) <= 70:
                continue
            entity = entities.get(s["source"]["entity"])
            name = entity["name"] if entity and entity["kind"] == "named-person" else ""
            yield {"article": article, "pieces": pieces, "tokens": tokens, "date": articles[article]["date"],
                   "outlet": articles[article]["source"], "speaker": (words(name) or [""])[-1]}


def families(quotes):
    """Articles within four days of each other that share a quotation of twelve words or more are one family."""
    parent = {q["article"]: q["article"] for q in quotes}

    def find(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    seen = collections.defaultdict(list)
    for q in quotes:
        if len(q["tokens"]) >= 12:
            seen[tuple(q["tokens"])].append(q)
    for same in seen.values():
        for a, b in zip(same, same[1:]):
            if days(a, b) < 4:
                parent[find(a["article"])] = find(b["article"])
    return {article: find(article) for article in parent}


def days(a, b):
    day = datetime.date.fromisoformat
    return abs((day(a["date"][:10]) - day(b["date"][:10])).days)


def share(a, b):
    common = sum((collections.Counter(a["tokens"]) & collections.Counter(b["tokens"])).values())
    return common / min(len(a["tokens"]), len(b["tokens"]))


def run(short, long):
    """The length of the longest run of words that both hold."""
    best, before = 0, [0] * (len(long) + 1)
    for x in short:
        now = [0] * (len(long) + 1)
        for j, y in enumerate(long):
            if x == y:
                now[j + 1] = before[j] + 1
                best = max(best, now[j + 1])
        before = now
    return best


def stratum(a, b, stock):
    """The first stratum that fits, or None."""
    short, long = sorted((a["tokens"], b["tokens"]), key=len)
    over = share(a, b)
    if over < 0.3:
        return None
    together = run(short, long)
    inside = together == len(short)
    if days(a, b) > 60:
        if over >= 0.8 and len(short) >= 6 and (inside or (together >= 5 and 2 * len(short) >= len(long))):
            return "far-apart"
    phrases = (g for n in (7, 6, 5, 4) for g in grams(short, n) if g in stock and n >= 0.6 * len(short))
    if len(long) <= 30 and any(g in grams(long, len(g)) for g in phrases):
        return "stock"
    if days(a, b) > 60:
        return None
    if short == long:
        return "identical"
    if inside:
        return "contained"
    if 0.6 <= over <= 0.95 and len(short) >= 6:
        return "high"
    if over < 0.6 and len(short) >= 8 and a["speaker"] and b["speaker"]:
        return "middle-same" if a["speaker"] == b["speaker"] else "middle-other"
    return None


def candidates(quotes):
    """Pairs of different outlets that share three words in a row which few quotations have, or four of any kind."""
    seen = set()
    for n, most in ((3, 12), (4, 30), (6, 60)):
        index = collections.defaultdict(list)
        for i, q in enumerate(quotes):
            for g in set(grams(q["tokens"], n)):
                index[g].append(i)
        for g in sorted(index):
            if 2 <= len(index[g]) <= most:
                for i, j in itertools.combinations(index[g], 2):
                    if quotes[i]["outlet"] != quotes[j]["outlet"] and (i, j) not in seen:
                        seen.add((i, j))
                        yield i, j


def stock_grams(quotes):
    """Phrases of four to seven words that three or more speakers say in quotations on four or more days."""
    who, when = collections.defaultdict(set), collections.defaultdict(set)
    for q in quotes:
        if q["speaker"] and len(q["tokens"]) <= 40:
            for n in (4, 5, 6, 7):
                for g in grams(q["tokens"], n):
                    who[g].add(q["speaker"])
                    when[g].add(q["date"])
    return {g for g in who if len(who[g]) >= 3 and len(when[g]) >= 4}


def main():
    articles = {d["ID"]: d for d in map(json.loads, open(sys.argv[1], encoding="utf-8"))}
    quotes = sorted(quotations(articles, sys.argv[2]), key=lambda q: (q["article"], q["pieces"]))
    chance = random.Random(int(sys.argv[3]))
    family, stock = families(quotes), stock_grams(quotes)
    pools = collections.defaultdict(list)
    for i, j in candidates(quotes):
        name = stratum(quotes[i], quotes[j], stock)
        if name:
            pools[name].append((i, j))
    spoken = collections.defaultdict(list)
    for i, q in enumerate(quotes):
        if q["speaker"] and len(q["tokens"]) >= 8:
            spoken[q["speaker"], q["date"]].append(i)
    for key in sorted(spoken):
        pairs = [p for p in itertools.combinations(spoken[key], 2) if quotes[p[0]]["outlet"] != quotes[p[1]]["outlet"]]
        for i, j in chance.sample(pairs, min(8, len(pairs))):
            if share(quotes[i], quotes[j]) < 0.3:
                pools["low-same-day"].append((i, j))
    for name, size in SIZES.items():
        pool = sorted(set(pools[name]))
        chance.shuffle(pool)
        used, taken = collections.Counter(), 0
        for i, j in pool:
            a, b = quotes[i], quotes[j]
            keys = {(family[a["article"]], 2), (family[b["article"]], 2), (a["article"], 2), (b["article"], 2)}
            keys |= {("=" + s, 6) for s in (a["speaker"], b["speaker"]) if s} | {(" ".join(min(a["tokens"], b["tokens"], key=len)), 1)}
            if taken < size and all(used[k] < most for k, most in keys):
                taken += 1
                used.update(k for k, _ in keys)
                print(json.dumps({"stratum": name, "a": a, "b": b, "share": round(share(a, b), 2), "days": days(a, b)}))
        print(name, len(pool), taken, file=sys.stderr)


main()
