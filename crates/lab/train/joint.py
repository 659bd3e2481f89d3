"""What is learned beside attributions: names, and whom pronouns mean."""

import json

import torch

from batches import collate
from network import FAR
from texts import Text, load as load_features, touching, windows

KINDS = ["PER", "LOC", "ORG", "MISC"]
SHARES = {"wikigold": 1.0, "wnut17": 0.4, "gum-train": 1.0, "ewt-names": 0.6, "gap-development": 1.0, "litbank": 0.4}


def read(features, name):
    """The texts of a set with their marks on tokens."""
    texts = []
    with open(features / f"{name}.texts.jsonl") as lines:
        for line, f in zip(lines, load_features(features / f"{name}.jsonl"), strict=True):
            row = json.loads(line)
            text = Text(row["id"], f)
            chars = f["chars"]
            if "names" in row:
                text.names = [0] * len(text)
                for piece in row["unsure"]:
                    for t in touching(chars, [piece]):
                        text.names[t] = -100
                for start, end, kind in row["names"]:
                    for i, t in enumerate(touching(chars, [[start, end]])):
                        text.names[t] = 1 + 2 * KINDS.index(kind) + (i > 0)
            for link in row.get("links", []):
                pronoun = touching(chars, [link["pronoun"]])
                candidates = []
                for c in link["candidates"]:
                    ends = sorted({touching(chars, [piece])[-1] for piece in c["chars"] if touching(chars, [piece])})
                    candidates.append((ends, c["good"]))
                if pronoun:
                    text.links.append((pronoun[0], candidates))
            texts.append(text)
    return texts


def load(data, features):
    return {name: (share, read(features, name)) for name, share in SHARES.items() if (features / f"{name}.jsonl").exists()}


def scores(reader, tokens, links):
    """One row a link: the score of each candidate, the best of its places; none of them scores 0."""
    rows, pronouns, names, far, owner = [], [], [], [], []
    for n, (i, pronoun, candidates) in enumerate(links):
        for k, (places, _) in enumerate(candidates):
            for t in places:
                rows.append(i)
                pronouns.append(pronoun)
                names.append(t)
                far.append(max(-FAR, min(FAR, t - pronoun)) + FAR)
                owner.append((n, k))
    each = reader.links(tokens[rows, pronouns], tokens[rows, names], torch.tensor(far))
    width = max(len(c) for _, _, c in links)
    table = torch.full((len(links), width), -1e4)
    index = torch.tensor([n * width + k for n, k in owner])
    return table.flatten().scatter_reduce(0, index, each.float(), "amax").view(len(links), width)


def link_loss(reader, tokens, links):
    table = scores(reader, tokens, links)
    table = torch.cat([torch.zeros(len(links), 1), table], 1)
    good = torch.zeros_like(table, dtype=torch.bool)
    for n, (_, _, candidates) in enumerate(links):
        right = [k for k, (_, is_good) in enumerate(candidates) if is_good]
        for k in right:
            good[n, k + 1] = True
        good[n, 0] = not right
    right = torch.where(good, table, torch.tensor(-1e4))
    return 2.0 * (torch.logsumexp(table, 1) - torch.logsumexp(right, 1)).sum()


def harmonic(right, predicted, gold):
    p, r = right / max(1, predicted), right / max(1, gold)
    return 2 * p * r / max(1e-9, p + r)


@torch.no_grad()
def tags(reader, text):
    """The accurate reader's tag of each token, one window after the other."""
    out = []
    for w in windows(text, 256, 0):
        tokens = reader.tokens(collate([w]))
        out += reader.names(tokens)[0].argmax(-1).tolist()
    return out


def names_f1(tags_of, texts, kinds=("PER", "LOC", "ORG")):
    """Exact spans of names."""
    right = predicted = gold = 0
    for text in texts:
        g, p = spans(text.names), spans(tags_of(text))
        g = {s for s in g if s[2] in kinds}
        p = {s for s in p if s[2] in kinds}
        right, predicted, gold = right + len(g & p), predicted + len(p), gold + len(g)
    return harmonic(right, predicted, gold)


def spans(tags):
    out = []
    for i, tag in enumerate(tags):
        if tag <= 0:
            continue
        kind, goes_on = KINDS[(tag - 1) // 2], tag % 2 == 0
        if goes_on and out and out[-1][1] == i and out[-1][2] == kind:
            out[-1][1] = i + 1
        else:
            out.append([i, i + 1, kind])
    return {tuple(s) for s in out}


@torch.no_grad()
def links_f1(reader, texts):
    """F1 over the names that may be meant, as GAP counts it."""
    right = predicted = gold = 0
    for text in texts:
        pronoun, candidates = text.links[0]
        gold += sum(good for _, good in candidates)
        w = max(windows(text, 510, 100), key=lambda w: w.start <= pronoun < w.end and w.end - w.start)
        near = [([t - w.start for t in places if w.start <= t < w.end], good) for places, good in candidates]
        kept = [(places, good) for places, good in near if places]
        if not kept:
            continue
        table = scores(reader, reader.tokens(collate([w])), [(0, pronoun - w.start, kept)])[0]
        best = int(table.argmax())
        if table[best] > 0:
            predicted += 1
            right += kept[best][1]
    return harmonic(right, predicted, gold)


def evaluate(reader, data, features):
    uner = names_f1(lambda text: tags(reader, text), read(features, "uner-ewt-dev"))
    gap = links_f1(reader, read(features, "gap-validation"))
    print(f"   names F1 on uner-ewt-dev {100 * uner:.1f}, pronouns F1 on gap-validation {100 * gap:.1f}", flush=True)
