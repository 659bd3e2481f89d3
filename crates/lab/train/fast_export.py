"""Turns a trained fast reader into the file that ships: small integers, each row in its own unit.

    python fast_export.py --reader reader.pt --data DIR --features DIR --out weights.bin

The form is that of `weights.rs`. Only the scale of what stands beside a cue is measured, on the articles held out.
"""

import argparse
import struct
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

import fast
from fast_network import SMALL, FastReader
from texts import Window, attributed, part

FORM = b"onrecord fast 1\n"
SURE = 5.0  # a normed number beyond so many deviations is cut off


def floats(x):
    return np.asarray(x, "<f4").tobytes()


def count(n):
    return struct.pack("<I", n)


def rows_of(weights):
    """Whole numbers and their unit, a row each."""
    unit = np.abs(weights).max(1) / 127
    unit[unit == 0] = 1.0
    return np.rint(weights / unit[:, None]).astype(np.int8), unit


def table(weight):
    whole, unit = rows_of(weight.detach().numpy().astype(np.float64))
    return floats(unit) + whole.tobytes()


def dense(weights, shift):
    """`weights` [outs, ins], for numbers that come in rounded."""
    whole, unit = rows_of(weights)
    return whole.tobytes() + floats(unit) + floats(shift)


def norm_scales(norm):
    """What each place is multiplied with so that few numbers exceed 127."""
    g, b = norm.weight.detach().numpy().astype(np.float64), norm.bias.detach().numpy().astype(np.float64)
    scale = 127 / (np.abs(b) + SURE * np.abs(g) + 1e-6)
    return g, b, scale


def activations(reader, texts):
    """The largest numbers before each convolution beside cues."""
    seen = [0.0] * len(reader.roles.mix)
    reader.eval()
    with torch.no_grad():
        for text in texts:
            w = Window(text, 0, len(text))
            batch = fast.collate([w])
            tokens = reader.tokens(batch)
            sure = torch.sigmoid(reader.cue(tokens)[0, :, 0])
            anchors = [(0, t) for t in (sure > 0.3).nonzero().flatten().tolist()][:64]
            if not anchors:
                continue
            row, at, place, exists, distance = fast.reach(anchors, batch["inside"])
            r = reader.roles
            a, p = r.cue(tokens[row, at]).unsqueeze(1).chunk(2, dim=-1)
            b, q = r.token(tokens)[row[:, None], place].chunk(2, dim=-1)
            x = F.relu(r.norm(a + b + p * q + r.distance(distance) + r.claimed(fast.claimed_of([w], anchors))))
            x = (x * exists.unsqueeze(-1)).transpose(1, 2)
            for i, mix in enumerate(r.mix):
                seen[i] = max(seen[i], float(torch.quantile(x.flatten()[::7], 0.9999)))
                x = (x + F.relu(mix(x))) * exists.unsqueeze(1)
    return seen


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--reader", type=Path, required=True)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--features", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    args = p.parse_args()
    state = torch.load(args.reader, weights_only=False)
    reader = FastReader(**state["shape"])
    reader.load_state_dict(state["reader"])
    held = part(attributed(args.data / "polnear/train.jsonl", args.features / "polnear-train.jsonl"), True)
    r = reader.roles
    n = lambda t: t.detach().numpy().astype(np.float64)
    out = [FORM, count(reader.word.num_embeddings)]
    out += [table(t.weight) for t in (reader.word, reader.head, reader.tail)]
    out.append(table(torch.cat([reader.small[k].weight for k in SMALL])))
    out.append(count(len(reader.layers)))
    for layer in reader.layers:
        g, b, scale = norm_scales(layer.norm)
        weights = n(layer.conv.weight).transpose(0, 2, 1) / scale
        out += [count(layer.conv.dilation[0]), floats(g * scale), floats(b * scale)]
        out.append(dense(weights.reshape(len(weights), -1), n(layer.conv.bias)))
    g, b, scale = norm_scales(reader.norm)
    out += [floats(g * scale), floats(b * scale)]
    # As weights.rs has them: cue, names, what a token brings to the cues around it.
    token = [(reader.cue.weight[:1], reader.cue.bias[:1]), (reader.names.weight, reader.names.bias), (r.token.weight, r.token.bias)]
    out.append(dense(np.concatenate([n(w) for w, _ in token]) / scale, np.concatenate([n(s) for _, s in token])))
    out.append(dense(n(r.cue.weight) / scale, n(r.cue.bias)))
    out += [floats(n(r.distance.weight)), floats(n(r.claimed.weight)), floats(n(r.norm.weight)), floats(n(r.norm.bias))]
    out.append(count(len(r.mix)))
    for mix, most in zip(r.mix, activations(reader, held)):
        scale = 127 / (most * 1.1)
        weights = n(mix.weight).transpose(0, 2, 1) / scale
        out += [count(mix.dilation[0]), floats([scale]), dense(weights.reshape(len(weights), -1), n(mix.bias))]
    out += [floats(n(r.label.weight)), floats(n(r.label.bias)), floats(n(r.step))]
    args.out.write_bytes(b"".join(out))
    print(args.out, args.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
