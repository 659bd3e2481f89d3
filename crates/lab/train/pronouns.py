"""Learns what speaks for each that *he* or *she* may mean: the weights of `crates/read/data/pronoun_weights.tsv`.

    cargo run --release -p onrecord-lab --bin pronouns -- --model rules FEATURES/NAME.texts.jsonl OUT/NAME.rules.jsonl
    python pronouns.py --features FEATURES --signs OUT --out ../../read/data/pronoun_weights.tsv

for each NAME of `SHARES`, with `--model accurate` as well. A pronoun with all that it may mean is one example: what is
right shares one likelihood. The accurate network was trained on the same pronouns and is surer of them than of others;
so its scores are shaken by as much as brings them down to what they are worth on texts that it never saw.
Seeded; half a minute.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

SHARES = {"gap-development": 1.0, "gum-train": 0.7, "litbank": 0.25}
SHAKEN = 1.5  # how far the network's scores are shaken, chosen so that alone they are right as often as on gum-dev


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


def read(features, signs, name, model):
    """Signs, 1 for right and 0 for wrong and -1 for not annotated, and whether anything right is annotated."""
    out = []
    with open(features / f"{name}.texts.jsonl") as texts, open(signs / f"{name}.{model}.jsonl") as weighed:
        for text, row in zip(texts, weighed, strict=True):
            text, row = json.loads(text), json.loads(row)
            options = {(start, end): o for start, end, o in row["pronouns"]}
            for link in text["links"]:
                found = options.get(tuple(link["pronoun"]), [])
                any_good = any(c["good"] for c in link["candidates"])
                marks = []
                for mentions, _ in found:
                    good = [c["good"] for c in link["candidates"] for p in c["chars"] for m in mentions if overlap(p, m)]
                    marks.append(1 if any(good) else 0 if good else -1)
                x = np.array([s for _, s in found], np.float32).reshape(len(found), len(row["signs"]))
                out.append((x, np.array(marks, np.int64), any_good))
            names = row["signs"]
    return names, out


def table(examples, weight):
    """Examples with a right and a wrong option, padded to one size."""
    kept = []
    for x, marks, any_good in examples:
        right = marks == 1 if any_good else marks != 0
        if right.any() and not right.all():
            kept.append((x, right, weight))
    width = max(len(x) for x, _, _ in kept)
    xs = np.zeros((len(kept), width, kept[0][0].shape[1]), np.float32)
    right, real = np.zeros((len(kept), width), bool), np.zeros((len(kept), width), bool)
    for i, (x, r, _) in enumerate(kept):
        xs[i, : len(x)], right[i, : len(x)], real[i, : len(x)] = x, r, True
    return xs, right, real, np.array([w for _, _, w in kept], np.float32)


def shake(x, real, network, noise):
    """The signs with other scores of the network, and what follows from them: see `weigh.rs`."""
    x = x.clone()
    said = (x[:, :, network + 2] == 0) & real
    for at in (network, network + 1):
        x[:, :, at] = torch.where(x[:, :, at] != 0, (x[:, :, at] + noise).clamp(-6, 6), x[:, :, at])
    scores = torch.where(said, x[:, :, network] + x[:, :, network + 1], torch.tensor(-8.0))
    best = scores.topk(2, 1).values
    others = torch.where(scores == best[:, :1], best[:, 1:], best[:, :1])
    lead = (scores - others).clamp(0, 4)
    x[:, :, network + 3], x[:, :, network + 4] = (lead > 0).float(), lead
    return x


def learn(tables, names, shaken, steps=160, decay=2e-3):
    rng = np.random.default_rng(1)
    network = names.index("network.0")
    w = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.Adam([w], lr=0.1)
    parts = [tuple(map(torch.from_numpy, t)) for t in tables]
    total = sum(float(weight.sum()) for _, _, _, weight in parts)
    for step in range(steps):
        loss = decay * (w**2).sum()
        for x, right, real, weight in parts:
            if shaken:
                x = shake(x, real, network, torch.from_numpy(rng.normal(0, shaken, x.shape[:2]).astype(np.float32)))
            sums = (x @ w).masked_fill(~real, -1e4)
            each = torch.logsumexp(sums, 1) - torch.logsumexp(sums.masked_fill(~right, -1e4), 1)
            loss = loss + (each * weight).sum() / total
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        for group in optimizer.param_groups:
            group["lr"] = 0.1 * max(0.02, 1 - step / steps)
    return w.detach().numpy()


def f1(examples, w):
    """As GAP counts it, each pronoun meaning the likeliest."""
    right = wrong = missed = 0
    for x, marks, any_good in examples:
        best = marks[int((x @ w).argmax())] if len(x) else -1
        right += best == 1
        wrong += best == 0
        missed += any_good and best != 1
    return 200 * right / max(1, 2 * right + wrong + missed)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--features", type=Path, required=True, help="what prepare.py wrote")
    p.add_argument("--signs", type=Path, required=True, help="what the program pronouns wrote")
    p.add_argument("--out", type=Path, required=True)
    args = p.parse_args()
    torch.set_num_threads(1)
    learned = {}
    for model, shaken in (("rules", 0.0), ("accurate", SHAKEN)):
        sets = {name: read(args.features, args.signs, name, model) for name in SHARES}
        names = sets["gap-development"][0]
        others = [table(sets[n][1], SHARES[n]) for n in SHARES if n != "gap-development"]
        gap = sets["gap-development"][1]
        half = lambda odd: [e for i, e in enumerate(gap) if i % 2 == odd]
        learned[model] = w = learn([table(gap, 1.0), *others], names, shaken)
        print(model, "gum-dev:", round(f1(read(args.features, args.signs, "gum-dev", model)[1], w), 1))
        if not shaken:
            print("gap-development, half by the other half:", round(f1(half(1), learn([table(half(0), 1.0), *others], names, shaken)), 1))
    with open(args.out, "w") as out:
        out.write("# What speaks for each that he or she may mean, without a network and beside one: learned, see crates/lab/train/pronouns.py.\n")
        for i, name in enumerate(names):
            out.write(f"{name}\t{learned['rules'][i]:.3f}\t{learned['accurate'][i]:.3f}\n")


if __name__ == "__main__":
    main()
