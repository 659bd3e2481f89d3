"""Windows into tensors."""

import numpy as np
import torch

from network import FAR, NAMES, REACH
from texts import shuffled

CLS, SEP, MASK = 101, 102, 103


def grouped(windows, size, step, room, seeds):
    """Windows of like size (the same multiple of `step`) together, as many as fill `room` by the size of the first; the
    order of windows and of batches is by chance."""
    ordered = sorted(shuffled(windows, seeds[0]), key=lambda w: -(size(w) // step))
    batches, now = [], []
    for w in ordered:
        if now and (len(now) + 1) * size(now[0]) > room:
            batches.append(now)
            now = []
        now.append(w)
    batches.append(now)
    return shuffled(batches, seeds[1])


def collate(windows, rng=None, masked=0.0):
    """A batch of windows. With `rng`, that share of tokens is masked, so that names are not learned by heart."""
    rows = []
    for w in windows:
        f = w.text.features
        a, b = f["first"][w.start], f["first"][w.end]
        pieces = np.array(f["pieces"][a:b])
        first = np.array(f["first"][w.start : w.end]) - a
        count = np.diff(np.append(first, b - a))
        if rng is not None and masked:
            hit = np.repeat(rng.random(len(first)) < masked, count)
            pieces = np.where(hit, MASK, pieces)
        rows.append((pieces, first, count, f))
    length = max(len(r[0]) for r in rows) + 2
    tokens = max(len(r[1]) for r in rows)
    out = {k: np.zeros((len(rows), length), np.int64) for k in ("pieces", "shape", "quoted", "opens")}
    mask = np.zeros((len(rows), length), bool)
    firsts = np.zeros((len(rows), tokens), np.int64)
    inside = np.zeros((len(rows), tokens), bool)
    for i, (w, (pieces, first, count, f)) in enumerate(zip(windows, rows)):
        n = len(pieces)
        out["pieces"][i, 0], out["pieces"][i, 1 : n + 1], out["pieces"][i, n + 1] = CLS, pieces, SEP
        for k in ("shape", "quoted", "opens"):
            out[k][i, 1 : n + 1] = np.repeat(f[k][w.start : w.end], count)
        mask[i, : n + 2] = True
        firsts[i, : len(first)] = first + 1
        inside[i, : len(first)] = True
    batch = {k: torch.from_numpy(v) for k, v in out.items()}
    batch["mask"] = torch.from_numpy(mask)[:, None, None, :]
    batch["first"], batch["inside"] = torch.from_numpy(firsts), torch.from_numpy(inside)
    return batch


def reach(anchors, inside):
    """For cues at (window, token): the tokens within reach of each, which of them exist, and their distances."""
    row = torch.tensor([a[0] for a in anchors])
    at = torch.tensor([a[1] for a in anchors])
    offset = torch.arange(-REACH, REACH + 1)
    place = at[:, None] + offset
    exists = (place >= 0) & (place < inside.shape[1])
    place = place.clamp(0, inside.shape[1] - 1)
    exists &= inside[row[:, None], place]
    distance = (offset.clamp(-FAR, FAR) + FAR).expand(len(anchors), -1)
    return row, at, place, exists, distance


def gold_of(windows, width, rng, wrong=0.25):
    """What is right in a batch: the tokens' marks with their weights, and cues with the labels around them."""
    marks = np.zeros((len(windows), width, 3), np.float32)
    weight = np.zeros((len(windows), width), np.float32)
    anchors, labels = [], []
    for i, w in enumerate(windows):
        text = w.text
        if not text.is_attributed:
            continue
        weight[i, : w.end - w.start] = 1.0
        for t in text.discarded:
            if w.start <= t < w.end:
                weight[i, t - w.start] = 0.0
        cues = set()
        for a in text.attributions:
            whole = w.start <= a.first() and a.last() < w.end
            for t, role in a.role.items():
                if w.start <= t < w.end:
                    marks[i, t - w.start, {2: 0, 1: 1, 3: 2}[role]] = 1.0
                    weight[i, t - w.start] *= 1.0 if whole else 0.0
            cues.update(a.cue)
            if whole:
                cue = int(rng.choice(a.cue))
                row = np.zeros(2 * REACH + 1, np.int64)
                for t, role in a.role.items():
                    if abs(t - cue) <= REACH:
                        row[t - cue + REACH] = role
                anchors.append((i, cue - w.start))
                labels.append(row)
        for t, sure in (text.soft or {}).items():
            if w.start <= t < w.end:
                marks[i, t - w.start, 0] = sure
        # Words that look like cues and are none: all around them is nothing.
        looks = [t for t in range(w.start, w.end) if text.features["cue"][t] and t not in cues and weight[i, t - w.start]]
        for t in rng.permutation(looks)[: int(1 + wrong * len(cues) / 2)]:
            anchors.append((i, int(t) - w.start))
            labels.append(np.zeros(2 * REACH + 1, np.int64))
    names = np.full((len(windows), width), -100, np.int64)
    links = []
    for i, w in enumerate(windows):
        if w.text.names is not None:
            names[i, : w.end - w.start] = w.text.names[w.start : w.end]
        for pronoun, candidates in w.text.links:
            if w.start <= pronoun < w.end:
                near = [([t - w.start for t in ends if w.start <= t < w.end], good) for ends, good in candidates]
                near = [c for c in near if c[0]]
                if near:
                    links.append((i, pronoun - w.start, near))
    assert names.max() < NAMES
    return torch.from_numpy(marks), torch.from_numpy(weight), anchors, labels, torch.from_numpy(names), links
