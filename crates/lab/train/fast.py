"""Trains the fast reader; resumes from its checkpoint.

    python fast.py --data DIR --features DIR --encoder DIR --words words.txt --out DIR [--taught DIR]

The rows of words start from the word pieces of the accurate reader's pre-trained encoder. With `--taught`, what the
accurate reader labelled (`fast_label.py`) is learned before the gold marks and beside them.
"""

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch.nn import functional as F

import fast_label
import joint
from batches import gold_of, grouped, reach
from decode import choose, evaluate
from fast_network import SMALL, FastReader
from network import REACH
from texts import Window, attributed, part, windows

ROWS = ("word", "head", "tail", *SMALL)


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("--data", type=Path, required=True, help="the folder with polnear/, names/, syntax/")
    p.add_argument("--features", type=Path, required=True, help="what prepare.py wrote")
    p.add_argument("--encoder", type=Path, required=True, help="the folder with model.safetensors")
    p.add_argument("--words", type=Path, required=True, help="words.txt of the fast reader")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--taught", type=Path, help="the folder with labels of the accurate reader")
    p.add_argument("--start", type=Path, help="a checkpoint whose weights are taken over")
    p.add_argument("--epochs", type=int, default=4)
    p.add_argument("--batch", type=int, default=4096, help="tokens")
    p.add_argument("--most", type=int, default=640, help="word pieces in a window")
    p.add_argument("--rate", type=float, default=2.5e-3)
    p.add_argument("--masked", type=float, default=0.06)
    p.add_argument("--dropout", type=float, default=0.05)
    p.add_argument("--inner", type=int, default=32)
    p.add_argument("--dilations", default="1,2,4,8,1")
    p.add_argument("--kernels", default="5:1,5:3,5:9")
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--every", type=int, default=1, help="epochs between two looks at the held-out articles")
    p.add_argument("--seed", type=int, default=1)
    return p.parse_args()


def collate(some, rng=None, masked=0.0):
    """A batch of windows. With `rng`, that share of tokens loses its word, so that names are not learned by heart."""
    width = max(w.end - w.start for w in some)
    out = {k: np.zeros((len(some), width), np.int64) for k in ROWS}
    inside = np.zeros((len(some), width), bool)
    for i, w in enumerate(some):
        n = w.end - w.start
        inside[i, :n] = True
        for k in ROWS:
            out[k][i, :n] = w.text.features[k][w.start : w.end]
    batch = {k: torch.from_numpy(v) for k, v in out.items()}
    batch["inside"] = torch.from_numpy(inside)
    known = np.ones((len(some), width), np.float32)
    if rng is not None and masked:
        known[rng.random((len(some), width)) < masked] = 0.0
    batch["known"] = torch.from_numpy(known)
    return batch


def claims_by_token(text):
    """The rule's statement that a token of a cue stands for."""
    if not hasattr(text, "by_token"):
        text.by_token = {}
        for claim in text.features["claims"]:
            for start, end in claim[1]:
                for t in range(start, end):
                    text.by_token.setdefault(t, claim)
    return text.by_token


def claimed_of(some, anchors):
    """What a rule says of the tokens around each cue."""
    out = np.zeros((len(anchors), 2 * REACH + 1), np.int64)
    for k, (i, at) in enumerate(anchors):
        w = some[i]
        t = w.start + at
        claim = claims_by_token(w.text).get(t)
        if claim is None:
            continue
        out[k] = 1
        for runs, label in zip(claim, (2, 3, 4)):
            for start, end in runs:
                lo, hi = max(start - t + REACH, 0), min(end - t + REACH, 2 * REACH + 1)
                if lo < hi:
                    out[k, lo:hi] = label
    return torch.from_numpy(out)


def roles(reader, some, tokens, anchors, inside):
    row, at, place, exists, distance = reach(anchors, inside)
    near = reader.roles.token(tokens)[row[:, None], place]
    return reader.roles(tokens[row, at], near, distance, exists, claimed_of(some, anchors)), exists, place


def losses(reader, some, rng, args):
    batch = collate(some, rng, args.masked)
    with torch.autocast("cpu", torch.bfloat16):
        tokens = reader.tokens(batch).float()
    marks, weight, anchors, labels, names, _ = gold_of(some, tokens.shape[1], rng)
    found = {}
    if weight.any():
        each = F.binary_cross_entropy_with_logits(reader.cue(tokens), marks, reduction="none")
        found["marks"] = (each * weight.unsqueeze(-1) * torch.tensor([2.0, 0.5, 0.5])).sum()
    if anchors:
        with torch.autocast("cpu", torch.bfloat16):
            scores, exists, _ = roles(reader, some, tokens, anchors, batch["inside"])
        found["roles"] = reader.roles.loss(scores.float(), torch.from_numpy(np.stack(labels)), exists).sum()
    if (names >= 0).any():
        found["names"] = F.cross_entropy(reader.names(tokens).flatten(0, 1), names.flatten(), reduction="sum")
    return found


@torch.no_grad()
def attributions(reader, text, threshold=0.35):
    """The attributions of a text, as the reader makes them: read from the likeliest token of each run of cue tokens."""
    w = Window(text, 0, len(text))
    batch = collate([w])
    tokens = reader.tokens(batch)
    cue = torch.sigmoid(reader.cue(tokens)[0, :, 0])
    sure = cue.tolist()
    # A likelier neighbour within two tokens speaks for this one.
    anchors = [(0, t) for t in range(len(text)) if sure[t] >= threshold and all(
        (sure[u], -u) <= (sure[t], -t) for u in range(max(0, t - 1), min(len(text), t + 2)))]
    found = []
    for first in range(0, len(anchors), 64):
        some = anchors[first : first + 64]
        scores, exists, place = roles(reader, [w], tokens, some, batch["inside"])
        chains = reader.roles.best(scores, exists)
        for k, (_, t) in enumerate(some):
            found.append((sure[t], t, {int(place[k, j]): int(chains[k, j]) for j in chains[k].nonzero().flatten().tolist() if exists[k, j]}))
    return choose(found)


@torch.no_grad()
def tags(reader, text):
    """The tag of each token, the whole text at once."""
    tokens = reader.tokens(collate([Window(text, 0, len(text))]))
    return reader.names(tokens)[0].argmax(-1).tolist()


def start_from(reader, encoder, texts):
    """Rows of words from the word pieces they are made of, in the directions in which those differ most."""
    pieces = load_file(encoder / "model.safetensors")
    pieces = next(v.float().numpy() for k, v in pieces.items() if k.endswith("word_embeddings.weight"))
    total = torch.zeros(reader.word.num_embeddings, pieces.shape[1])
    count = torch.zeros(reader.word.num_embeddings)
    for text in texts:
        f = text.features
        first = np.array(f["first"])
        if len(first) < 2:
            continue
        word = np.add.reduceat(pieces[np.array(f["pieces"])], first[:-1], axis=0) / np.diff(first)[:, None]
        rows = torch.tensor(f["word"])
        total.index_add_(0, rows, torch.from_numpy(word.astype(np.float32)))
        count.index_add_(0, rows, torch.ones(len(rows)))
    total, count = total.double().numpy(), count.double().numpy()
    seen = count > 0
    mean = total[seen] / count[seen][:, None]
    weight = np.sqrt(count[seen])[:, None]
    centre = (mean * weight).sum(0) / weight.sum()
    spread = ((mean - centre) * weight).T @ (mean - centre)
    directions = np.linalg.eigh(spread)[1][:, ::-1].T[: reader.word.embedding_dim]
    rows = (mean - centre) @ directions.T
    scale = 0.3 / rows.std()
    reader.word.weight.data[torch.from_numpy(np.flatnonzero(seen))] = torch.from_numpy(rows * scale).float()
    # Words of the list that no text has: their own piece.
    return centre, directions, scale, pieces, seen


def start_unseen(reader, words, vocabulary, found):
    centre, directions, scale, pieces, seen = found
    place = {w: i for i, w in enumerate(vocabulary)}
    for i, w in enumerate(words):
        if not seen[i] and w in place:
            reader.word.weight.data[i] = torch.from_numpy((pieces[place[w]] - centre) @ directions.T * scale).float()


def batches_of(args, epoch, sets):
    rng = random.Random(args.seed * 1000 + epoch)
    every = []
    for share, texts in sets:
        some = texts if share >= 1 else rng.sample(texts, int(share * len(texts)))
        every += [w for t in some for w in windows(t, args.most, 48, rng)]
    return grouped(every, lambda w: w.end - w.start, 32, args.batch, (args.seed * 1000 + epoch, epoch))


def main():
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    gold_path = args.data / "polnear/train.jsonl"
    every = attributed(gold_path, args.features / "polnear-train.jsonl")
    held, texts = part(every, True), part(every, False)
    sets = [(1.0, texts)]
    sets += [(share, joint.read(args.features, name)) for name, share in joint.SHARES.items() if name in ("wikigold", "wnut17", "gum-train", "ewt-names")]
    uner = joint.read(args.features, "uner-ewt-dev")
    if args.taught:
        sets.append((1.0, fast_label.folder(args.taught)))
    words = args.words.read_text().split("\n")[:-1]
    shape = {
        "words": len(words), "inner": args.inner, "dropout": args.dropout,
        "dilations": tuple(int(d) for d in args.dilations.split(",")),
        "kernels": tuple(tuple(int(n) for n in k.split(":")) for k in args.kernels.split(",")),
    }  # fmt: skip
    reader = FastReader(**shape)
    found = start_from(reader, args.encoder, [t for _, some in sets for t in some])
    start_unseen(reader, words, (args.encoder / "vocab.txt").read_text().split("\n"), found)
    if args.start:
        reader.load_state_dict(torch.load(args.start, weights_only=False)["reader"])
    no_decay = [p for n, p in reader.named_parameters() if p.ndim < 2]
    decay = [p for n, p in reader.named_parameters() if p.ndim >= 2]
    optimizer = torch.optim.AdamW([{"params": decay, "weight_decay": 0.01}, {"params": no_decay, "weight_decay": 0.0}], lr=args.rate, betas=(0.9, 0.98), fused=True)
    first, checkpoint = 0, args.out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        reader.load_state_dict(state["reader"])
        optimizer.load_state_dict(state["optimizer"])
        first = state["epoch"]
    per_epoch = None
    for epoch in range(first, args.epochs):
        rng = np.random.default_rng(args.seed * 1000 + epoch)
        torch.manual_seed(args.seed * 1000 + epoch)
        batches = batches_of(args, epoch, sets)
        per_epoch = per_epoch or len(batches)
        total = args.epochs * per_epoch
        sums, started = {}, time.time()
        reader.train()
        for i, some in enumerate(batches):
            step = epoch * per_epoch + i
            for group in optimizer.param_groups:
                group["lr"] = args.rate * min(1.0, (step + 1) / (0.04 * total)) * max(0.02, 1 - step / total)
            found = losses(reader, some, rng, args)
            loss = sum(found.values()) / 400
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 5.0)
            optimizer.step()
            tokens = sum(w.end - w.start for w in some)
            for k, v in found.items():
                s = sums.setdefault(k, [0.0, 0])
                s[0], s[1] = s[0] + 1000 * v.item(), s[1] + tokens
            if i % 200 == 199:
                print(f"epoch {epoch + 1}, {i + 1} of {len(batches)}, {time.time() - started:.0f} s,", {k: round(a / b, 1) for k, (a, b) in sums.items()}, flush=True)
        print(f"epoch {epoch + 1}: {len(batches)} batches, {time.time() - started:.0f} s", {k: round(a / b, 1) for k, (a, b) in sums.items()}, flush=True)
        torch.save({"reader": reader.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch + 1, "shape": shape}, checkpoint)
        if (epoch + 1) % args.every == 0 or epoch + 1 == args.epochs:
            reader.eval()
            evaluate(lambda text: attributions(reader, text), held, gold_path, args.out / "held.jsonl")
            names = joint.names_f1(lambda text: tags(reader, text), uner)
            print(f"   names F1 on uner-ewt-dev {100 * names:.1f}", flush=True)
    torch.save({"reader": reader.state_dict(), "shape": shape}, args.out / "reader.pt")


if __name__ == "__main__":
    main()
