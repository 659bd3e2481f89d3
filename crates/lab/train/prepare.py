"""Brings the corpora into one form and lets the reader's own code turn them into features.

    python prepare.py --data DIR --out DIR --features-command "cargo run --release -p onrecord-lab --bin features --"

Writes `NAME.texts.jsonl` (id, text, and what is annotated, in code points) and `NAME.jsonl` (the features) for each.
"""

import argparse
import csv
import json
import lzma
import shlex
import subprocess
from pathlib import Path

CLOSE = set(".,;:!?)]}%'’”") | {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "''"}
OPEN = set("([{$#“‘") | {"``"}
KIND = {
    "PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC",
    "person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG", "product": "MISC", "creative-work": "MISC",
}  # fmt: skip
PRONOUNS = set("he him his himself she her hers herself".split())
NO_NAMES = PRONOUNS | set("i me my mine myself you your yours we us our it its they them their who whom the this that".split())


class Builder:
    """A text that grows by words, and the code points of what is annotated."""

    def __init__(self):
        self.text, self.size, self.places = [], 0, []

    def add(self, word, spaced):
        if spaced and self.size and not self.text[-1].endswith("\n"):
            self.text.append(" ")
            self.size += 1
        self.places.append([self.size, self.size + len(word)])
        self.text.append(word)
        self.size += len(word)

    def paragraph(self):
        if self.size:
            self.text.append("\n\n")
            self.size += 2

    def done(self):
        return "".join(self.text)


def spans(tags):
    """Half-open ranges with their kinds, from B- and I- tags; an I- that continues nothing opens a span."""
    out = []
    for i, tag in enumerate(tags):
        if tag == "O":
            continue
        mark, kind = tag.split("-", 1)
        goes_on = mark == "I" and out and out[-1][1] == i and out[-1][2] == kind
        if goes_on:
            out[-1][1] = i + 1
        else:
            out.append([i, i + 1, kind])
    return out


def sentences(path, column):
    now = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# "):
            continue
        if not line.strip():
            if now:
                yield now
            now = []
        else:
            cells = line.split("\t") if "\t" in line else line.split()
            if cells[0] != "-DOCSTART-":
                now.append((cells[column], cells[column + 1]))
    if now:
        yield now


def names(path, name, column=0, together=8):
    """Sentences with names, some of them together as the paragraphs of one text."""
    all_sentences = list(sentences(path, column))
    for at in range(0, len(all_sentences), together):
        text, found = Builder(), []
        for sentence in all_sentences[at : at + together]:
            text.paragraph()
            first = len(text.places)
            last, quote = "", False
            for word, _ in sentence:
                spaced = word not in CLOSE and last not in OPEN
                if word == '"':
                    spaced, quote = not quote, not quote
                    text.add(word, spaced)
                    last = "(" if quote else word
                    continue
                text.add(word, spaced)
                last = word
            for start, end, kind in spans([tag for _, tag in sentence]):
                if kind in KIND:
                    found.append([text.places[first + start][0], text.places[first + end - 1][1], KIND[kind]])
        yield {"id": f"{name}-{at}", "text": text.done(), "names": found, "unsure": []}


def gap(path):
    for row in csv.DictReader(open(path, encoding="utf-8"), delimiter="\t"):
        text, candidates = row["Text"], []
        for which in "AB":
            start, name = int(row[f"{which}-offset"]), row[which]
            places = [start]
            at = text.find(name)
            while at >= 0:
                if at not in places:
                    places.append(at)
                at = text.find(name, at + 1)
            candidates.append({"chars": [[p, p + len(name)] for p in places], "good": row[f"{which}-coref"].lower() == "true"})
        start = int(row["Pronoun-offset"])
        yield {"id": row["ID"], "text": text, "links": [{"pronoun": [start, start + len(row["Pronoun"])], "candidates": candidates}]}


def links_of(words, places, mentions, before=110, after=30):
    """For each pronoun of a person, the names near it and whether they are meant.

    `mentions`: (first word, end, chain, is a name).
    """
    chain_at = {}
    for start, end, chain, _ in mentions:
        if end == start + 1:
            chain_at[start] = chain
    out = []
    named = [m for m in mentions if m[3]]
    for i, word in enumerate(words):
        if word.lower() not in PRONOUNS or i not in chain_at:
            continue
        by_chain = {}
        for start, end, chain, _ in named:
            if i - before <= start and end <= i + after and not start <= i < end:
                by_chain.setdefault(chain, []).append([places[start][0], places[end - 1][1]])
        if by_chain:
            candidates = [{"chars": v, "good": k == chain_at[i]} for k, v in by_chain.items()]
            out.append({"pronoun": places[i], "candidates": candidates})
    return out


def litbank(path):
    text, words, mentions, opened, name, part = Builder(), [], [], {}, None, 0

    def done():
        is_name = lambda s, e: e - s <= 4 and all(w[:1].isupper() or w in ("of", "de", "the") for w in words[s:e]) and words[e - 1][:1].isupper() and words[s].lower() not in NO_NAMES
        ms = [(s, e, c, is_name(s, e)) for s, e, c in mentions]
        return {"id": f"litbank-{name}", "text": text.done(), "links": links_of(words, text.places, ms)}

    for line in lzma.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("#begin"):
            text, words, mentions, opened = Builder(), [], [], {}
            name = line
        elif line.startswith("#end"):
            yield done()
        elif line.strip():
            cells = line.split("\t")
            word = cells[3]
            if cells[2] == "0" and len(words) % 5 == 0:
                text.paragraph()
            text.add(word, word not in CLOSE and (not words or words[-1] not in OPEN))
            words.append(word)
            marks = cells[-1]
            for mark in marks.split("|"):
                if mark in ("_", ""):
                    continue
                number = int(mark.strip("()"))
                if mark.startswith("("):
                    opened.setdefault(number, []).append(len(words) - 1)
                if mark.endswith(")") and opened.get(number):
                    mentions.append((opened[number].pop(), len(words), number))


def apart():
    """The documents of GUM that the test half of our own gold took: nothing is trained on them."""
    pages = Path(__file__).parents[3] / "evaluation/gold"
    return {p.stem for p in pages.glob("*.md") if "\nSet: test" in p.read_text(encoding="utf-8")}


def gum(path):
    """Names by kind and links of pronouns from the entities of GUM, without what is kept apart."""
    kept_apart = apart()
    for text in gum_texts(path):
        genre, name = text["id"].split("_")[1:3]
        if not (genre in ("news", "interview") and name in kept_apart):
            yield text


def gum_texts(path):
    text, words, tags, mentions, opened, name = None, [], [], [], [], None

    def done():
        proper = lambda i: tags[i] in ("NNP", "NNPS")
        ms, found, unsure, taken = [], [], [], set()
        for start, end, chain, kind, head in sorted(mentions, key=lambda m: m[1] - m[0]):
            at = min(start + head - 1, end - 1)
            is_name = proper(at)
            ms.append((start, end, chain, is_name))
            if not is_name:
                continue
            first, last = at, at
            while first > start and (proper(first - 1)):
                first -= 1
            while last + 1 < end and proper(last + 1):
                last += 1
            if taken & set(range(first, last + 1)):
                continue
            taken |= set(range(first, last + 1))
            piece = [text.places[first][0], text.places[last][1]]
            label = {"person": "PER", "place": "LOC", "organization": "ORG"}.get(kind)
            (found.append([*piece, label]) if label else unsure.append(piece))
        unsure += [text.places[i] for i in range(len(words)) if (proper(i) or tags[i] == "JJ" and words[i][:1].isupper()) and i not in taken]
        # The link is to the name alone, not to the description around it.
        names_only = [(s + h - 1, min(s + h, e), c, n) if n else (s, e, c, n) for (s, e, c, k, h), (_, _, _, n) in zip(sorted(mentions, key=lambda m: m[1] - m[0]), ms)]
        return {"id": name, "text": text.done(), "names": found, "unsure": unsure, "links": links_of(words, text.places, names_only)}

    spaced = True
    for line in lzma.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            if text:
                yield done()
            text, words, tags, mentions, opened = Builder(), [], [], [], []
            name = line.split("=")[1].strip()
        elif line.startswith("# newpar") and "block" not in line:
            text.paragraph()
        elif line and line[0].isdigit():
            cells = line.split("\t")
            if not cells[0].isdigit():
                continue
            text.add(cells[1], spaced)
            words.append(cells[1])
            tags.append(cells[4])
            misc = dict(c.split("=", 1) for c in cells[9].split("|") if "=" in c)
            spaced = misc.get("SpaceAfter") != "No"
            marks, now = misc.get("Entity", ""), ""
            # "(4-abstract-…(5-object-…)3)": each "(" opens with its kind, "N)" or ")" closes.
            for c in marks:
                if c == "(":
                    if now:
                        open_one(opened, now, len(words) - 1)
                    now = "("
                elif c == ")":
                    if now.startswith("("):
                        open_one(opened, now, len(words) - 1)
                        close_one(opened, mentions, opened[-1][1], len(words))
                    else:
                        close_one(opened, mentions, now, len(words))
                    now = ""
                else:
                    now += c
            if now.startswith("("):
                open_one(opened, now, len(words) - 1)
    if text:
        yield done()


def by_hand(path, labels):
    """Texts whose proper nouns were told apart by hand; `labels`: ewt-names.tsv."""
    kinds = {}
    for line in open(labels, encoding="utf-8"):
        if not line.startswith("#"):
            which, words, kind = line.rstrip("\n").split("\t")
            kinds[words, which] = kind
    seen = {}

    def names_of(words, places):
        """The names among the words of a sentence, given as (word, is a proper noun), and what is not listed."""
        found, unlisted, at = [], [], 0
        while at < len(words):
            end = run_of_names(words, at)
            if end == at:
                at += 1
                continue
            run = " ".join(w for w, _ in words[at:end])
            count = seen[run] = seen.get(run, -1) + 1
            label = kinds.get((run, str(count)), kinds.get((run, "")))
            if label is None:
                unlisted.append([places[at][0], places[end - 1][1]])
            for start, stop, kind in bracketed(label, end - at) if label else []:
                found.append([places[at + start][0], places[at + stop - 1][1], kind])
            at = end
        return found, unlisted

    text, found, unsure, sentence, spaced, name = None, [], [], [], True, None
    done = lambda: {"id": name, "text": text.done(), "names": found, "unsure": unsure}
    for line in lzma.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        cells = line.split("\t")
        if line.startswith("# newdoc"):
            if text:
                yield done()
            text, found, unsure = Builder(), [], []
            name = line.split("=")[1].strip()
        elif line.startswith("# newpar"):
            text.paragraph()
        elif cells[0].isdigit():
            text.add(cells[1], spaced)
            sentence.append((cells[1], cells[3] == "PROPN"))
            spaced = "SpaceAfter=No" not in cells[9]
        elif not line:
            more, unlisted = names_of(sentence, text.places[len(text.places) - len(sentence) :])
            found, unsure, sentence = found + more, unsure + unlisted, []
    if text:
        yield done()


JOINS = [tuple(j.split()) for j in ("-", "'s", "’s", "&", "of", "of the", "for", "/")]


def run_of_names(words, at):
    """The end of the run of proper nouns that opens at `at`, joined over small words."""
    end, on = at, True
    while on:
        while end < len(words) and words[end][1]:
            end += 1
        on = False
        for join in JOINS if end > at else ():
            after = end + len(join)
            if after < len(words) and words[after][1] and tuple(w.lower() for w, _ in words[end:after]) == join:
                end, on = after, True
                break
    return end


LETTER = {"P": "PER", "O": "ORG", "L": "LOC"}


def bracketed(kind, size):
    """What a label of ewt-names.tsv says: (first word, end, kind) of each name."""
    if kind in ("P", "O", "L", "X"):
        return [(0, size, LETTER[kind])] if kind != "X" else []
    out, start = [], 0
    words = kind.split(" ")
    assert len(words) == size, (kind, size)
    for i, word in enumerate(words):
        if word.startswith("["):
            start = i
        if len(word) > 1 and word[-2] == "]" and word[-1] in "POLX":
            if word[-1] != "X":
                out.append((start, i + 1, LETTER[word[-1]]))
    return out


def open_one(opened, mark, at):
    cells = mark[1:].split("-")
    # GRP-etype-infstat-salience-centering-minspan-link-identity
    head = cells[5].split(",")[0] if len(cells) > 5 else "1"
    opened.append((at, cells[0].split("[")[0], cells[1] if len(cells) > 1 else "", int(head) if head.isdigit() else 1))


def close_one(opened, mentions, group, end):
    group = group.split("[")[0]
    for i in range(len(opened) - 1, -1, -1):
        if opened[i][1] == group:
            start, chain, kind, head = opened.pop(i)
            mentions.append((start, end, chain, kind, head))
            return


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--features-command", default="cargo run --release --package onrecord-lab --bin features --")
    args = p.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    d = args.data
    sets = {
        "wikigold": names(d / "names/wikigold.conll", "wikigold"),
        "wnut17": names(d / "names/wnut17-train.conll", "wnut17"),
        "uner-ewt-dev": names(d / "names/uner-ewt-dev.iob2", "uner", column=1),
        "gap-development": gap(d / "coref/gap-development.tsv"),
        "gap-validation": gap(d / "coref/gap-validation.tsv"),
        "litbank": litbank(d / "coref/litbank.conll.xz"),
        "gum-train": gum(d / "syntax/gum-train.conllu.xz"),
        "ewt-names": by_hand(d / "syntax/ewt-train.conllu.xz", Path(__file__).with_name("ewt-names.tsv")),
        "gum-dev": gum(d / "syntax/gum-dev.conllu.xz"),
    }
    command = shlex.split(args.features_command)
    for name, texts in sets.items():
        path = args.out / f"{name}.texts.jsonl"
        rows = [t for t in texts if t["text"].strip()]
        path.write_text("".join(json.dumps(t) + "\n" for t in rows))
        subprocess.run([*command, path, args.out / f"{name}.jsonl"], check=True)
        print(name, len(rows), "texts,", sum(len(t.get("names", [])) for t in rows), "names,", sum(len(t.get("links", [])) for t in rows), "links")
    for part in ("train", "dev"):
        subprocess.run([*command, d / f"polnear/{part}.jsonl", args.out / f"polnear-{part}.jsonl"], check=True)


if __name__ == "__main__":
    main()
