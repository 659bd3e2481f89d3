"""Trains the accurate reader; resumes from its checkpoint.

    python train.py --data DIR --features DIR --encoder DIR --out DIR [--taught DIR]

With `--taught`, labels of an earlier reader on news that nobody annotated (`fast_label.py`) are learned beside the gold
marks, a fresh share of them in each pass.
"""

import argparse
import copy
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

import decode
import fast_label
import joint
from batches import collate, gold_of, grouped, reach
from network import Reader
from texts import attributed, part, windows


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("--data", type=Path, required=True, help="the folder with polnear/, names/, coref/, syntax/")
    p.add_argument("--features", type=Path, required=True, help="what prepare.py wrote")
    p.add_argument("--encoder", type=Path, required=True, help="the folder with model.safetensors and vocab.txt")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--epochs", type=int, default=10)
    p.add_argument("--batch", type=int, default=15)
    p.add_argument("--most", type=int, default=256)
    p.add_argument("--rate", type=float, default=1.5e-4)
    p.add_argument("--head-rate", type=float, default=1e-3)
    p.add_argument("--decay", type=float, default=0.9, help="the rate of a layer against that of the layer above")
    p.add_argument("--masked", type=float, default=0.06)
    p.add_argument("--dropout", type=float, default=0.1)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--limit", type=int, default=0, help="articles, for a trial")
    p.add_argument("--joint", type=int, default=1, help="0: attributions alone")
    p.add_argument("--start", type=Path, help="a checkpoint to start from instead of the plain encoder")
    p.add_argument("--mean", type=float, default=0.998, help="decay of the running mean of weights that is kept")
    p.add_argument("--names", type=float, default=1.0, help="weight of the loss on names")
    p.add_argument("--taught", type=Path, help="the folder with labels of an earlier reader")
    p.add_argument("--share", type=float, default=0.12, help="of the taught articles, in each pass")
    p.add_argument("--whole", type=int, default=0, help="1: hold nothing out")
    return p.parse_args()


def groups(reader, args):
    """Parameters with their rates: lower layers learn more slowly."""
    out = []
    top = len(reader.encoder.layers)
    for name, p in reader.named_parameters():
        if name.startswith("encoder.layers."):
            rate = args.rate * args.decay ** (top - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.features."):
            rate = args.head_rate
        elif name.startswith("encoder."):
            rate = args.rate * args.decay**top
        else:
            rate = args.head_rate
        out.append({"params": [p], "lr": rate, "base": rate, "weight_decay": 0.01 if p.ndim > 1 else 0.0})
    return out


def losses(reader, some, rng, args):
    batch = collate(some, rng, args.masked)
    with torch.autocast("cpu", torch.bfloat16):
        tokens = reader.tokens(batch)
    marks, weight, anchors, labels, names, links = gold_of(some, tokens.shape[1], rng)
    found = {}
    if weight.any():
        each = F.binary_cross_entropy_with_logits(reader.cue(tokens), marks, reduction="none")
        found["marks"] = (each * weight.unsqueeze(-1) * torch.tensor([2.0, 0.5, 0.5])).sum()
    if anchors:
        row, at, place, exists, distance = reach(anchors, batch["inside"])
        with torch.autocast("cpu", torch.bfloat16):
            scores = reader.roles(tokens[row, at], tokens[row[:, None], place], distance, exists)
        found["roles"] = reader.roles.loss(scores.float(), torch.from_numpy(np.stack(labels)), exists).sum()
    if (names >= 0).any():
        found["names"] = args.names * F.cross_entropy(reader.names(tokens).flatten(0, 1), names.flatten(), reduction="sum")
    if links:
        found["links"] = joint.link_loss(reader, tokens, links)
    return found, int(weight.sum())


def main():
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    all_texts = attributed(args.data / "polnear/train.jsonl", args.features / "polnear-train.jsonl")
    held = part(all_texts, True)
    texts = all_texts if args.whole else part(all_texts, False)
    if args.limit:
        texts = texts[: args.limit]
    others = joint.load(args.data, args.features) if args.joint else {}
    if args.taught:
        others["taught"] = (args.share, fast_label.folder(args.taught, names=False))
    reader = Reader(30522, dropout=args.dropout)
    reader.fast_math = True
    reader.encoder.start_from(args.encoder / "model.safetensors")
    if args.start:
        state = torch.load(args.start, weights_only=False)
        begun = reader.load_state_dict(state.get("mean", state["reader"]), strict=False)
        print("starts afresh:", begun.missing_keys, "not taken over:", begun.unexpected_keys, flush=True)
    mean = copy.deepcopy(reader).eval()
    optimizer = torch.optim.AdamW(groups(reader, args), betas=(0.9, 0.98), eps=1e-6)
    first = 0
    checkpoint = args.out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        reader.load_state_dict(state["reader"])
        optimizer.load_state_dict(state["optimizer"])
        mean.load_state_dict(state["mean"])
        first = state["epoch"]
        print(f"goes on after epoch {first}", flush=True)
    per_epoch = None
    for epoch in range(first, args.epochs):
        rng = np.random.default_rng(args.seed * 1000 + epoch)
        torch.manual_seed(args.seed * 1000 + epoch)
        cut = random.Random(args.seed * 1000 + epoch)
        every = [w for t in texts for w in windows(t, args.most, 48, cut)]
        for name, (share, more) in others.items():
            cuts = [w for t in more for w in windows(t, args.most, 48, cut)]
            every += cuts if share >= 1 else cut.sample(cuts, int(share * len(cuts)))
        length = lambda w: w.text.features["first"][w.end] - w.text.features["first"][w.start]
        batches = grouped(every, length, 16, args.batch * args.most, (epoch, epoch))
        per_epoch = per_epoch or len(batches)
        total = args.epochs * per_epoch
        sums, started = {}, time.time()
        reader.train()
        for i, some in enumerate(batches):
            step = epoch * per_epoch + i
            warm = min(1.0, (step + 1) / (0.06 * total))
            cool = max(0.02, 1 - step / total)
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * warm * cool
            found, n = losses(reader, some, rng, args)
            loss = sum(found.values()) / 400
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 5.0)
            optimizer.step()
            with torch.no_grad():
                decay = min(args.mean, (step + 1) / (step + 10))
                for kept, now in zip(mean.parameters(), reader.parameters()):
                    kept.lerp_(now, 1 - decay)
            for k, v in found.items():
                s = sums.setdefault(k, [0.0, 0])
                s[0] += v.item()
                s[1] += len(some)
            if i % 40 == 39:
                print(f"epoch {epoch + 1}, {i + 1} of {len(batches)}, {time.time() - started:.0f} s,", {k: round(a / b, 2) for k, (a, b) in sums.items()}, flush=True)
        print(f"epoch {epoch + 1}: {time.time() - started:.0f} s", {k: round(a / b, 2) for k, (a, b) in sums.items()}, flush=True)
        torch.save({"reader": reader.state_dict(), "optimizer": optimizer.state_dict(), "mean": mean.state_dict(), "epoch": epoch + 1}, checkpoint)
        if not args.whole:
            decode.evaluate(lambda text: decode.attributions(mean, text), held, args.data / "polnear/train.jsonl", args.out / "held.jsonl")
        if epoch % 2 == 1 or epoch + 1 == args.epochs:
            joint.evaluate(mean, args.data, args.features) if others else None
    torch.save(mean.state_dict(), args.out / "reader.pt")


if __name__ == "__main__":
    main()
