#!/usr/bin/env python3
"""Write crates/read/data/words.tsv: which word classes a form has, the most frequent first.

    words.py FILE.conllu.xz... > crates/read/data/words.tsv

Counted in Universal Dependencies EWT (CC BY-SA 4.0) and GUM (CC BY 4.0). A class that a form has in less than one of
eight of its places is left out. Names are left out: whether a capitalised word is a name is read from the page.
"""
import collections, lzma, re, sys

WORD = re.compile(r"[a-z][a-z]*(?:[-'][a-z]+)*|'[a-z]+|n't")

CLASS = {
    "DT": "det", "PDT": "det", "PRP$": "poss", "WP$": "wh", "PRP": "pron", "EX": "pron", "NN": "noun", "NNS": "plural",
    "JJ": "adj", "JJR": "adj", "JJS": "adj", "RB": "adv", "RBR": "adv", "RBS": "adv", "CD": "num", "RP": "prep",
    "TO": "to", "CC": "conj", "WDT": "wh", "WP": "wh", "WRB": "wh", "MD": "modal", "VB": "base", "VBP": "base",
    "VBZ": "third", "VBD": "past", "VBN": "part", "VBG": "ing", "UH": "other", "FW": "other",
}


def main():
    count = collections.defaultdict(collections.Counter)
    for path in sys.argv[1:]:
        for line in lzma.open(path, "rt", encoding="utf-8"):
            cell = line.rstrip("\n").split("\t")
            if len(cell) != 10 or not cell[0].isdigit():
                continue
            form, upos, xpos = cell[1], cell[3], cell[4]
            if xpos == "IN":
                kind = "sub" if upos == "SCONJ" else "prep"
            elif xpos in ("NNP", "NNPS"):
                kind = "name"
            else:
                kind = CLASS.get(xpos)
            if kind and any(c.isalpha() for c in form) and "Typo=Yes" not in cell[5]:
                count[form.lower()][kind] += 1
    print("# Forms and their word classes, the most frequent first. Made by crates/lab/words.py; credit: see there.")
    for form in sorted(count):
        all_ = sum(count[form].values())
        kinds = [k for k, n in sorted(count[form].items(), key=lambda t: (-t[1], t[0])) if n * 8 >= all_ and k != "name"]
        names = count[form]["name"] * 2 > all_
        if kinds and not names and WORD.fullmatch(form):
            print("%s\t%s" % (form, " ".join(kinds)))


main()
