"""A network's scores into attributions: the reference for the same step in the reader."""

import json
import subprocess
import sys
import time
from pathlib import Path

import torch

from batches import collate, reach
from texts import CONTENT, CUE, SOURCE, windows


@torch.no_grad()
def attributions(reader, text, most=256, overlap=56, threshold=0.5, size=16):
    """The attributions of a text: dicts of tokens by role, with the probability of the cue."""
    all_windows = windows(text, most, overlap)
    found = []
    for at in range(0, len(all_windows), size):
        some = all_windows[at : at + size]
        batch = collate(some)
        with torch.autocast("cpu", torch.bfloat16, enabled=reader.fast_math):
            tokens = reader.tokens(batch)
        cue = torch.sigmoid(reader.cue(tokens)[..., 0])
        anchors = [
            (i, t)
            for i, w in enumerate(some)
            for t in range(w.end - w.start)
            if cue[i, t] >= threshold and owner(all_windows, w.start + t) is w
        ]
        for first in range(0, len(anchors), 64):
            part = anchors[first : first + 64]
            row, place, near, exists, distance = reach(part, batch["inside"])
            scores = reader.roles(tokens[row, place], tokens[row[:, None], near], distance, exists)
            chains = reader.roles.best(scores, exists)
            for k, (i, t) in enumerate(part):
                start = some[i].start
                roles = {start + int(near[k, j]): int(chains[k, j]) for j in chains[k].nonzero().flatten().tolist() if exists[k, j]}
                found.append((float(cue[i, t]), start + t, roles))
    return choose(found)


def owner(all_windows, token):
    """Of the windows that hold a token, the one in which it stands farthest from the edge."""
    holding = [w for w in all_windows if w.start <= token < w.end]
    return max(holding, key=lambda w: (min(token - w.start, w.end - 1 - token), -w.start))


def choose(found):
    """The surest first; what has the cue of a surer one, or most of its content, is the same one again."""
    chosen = []
    for sure, cue, roles in sorted(found, key=lambda f: (-f[0], f[1])):
        content = {t for t, r in roles.items() if r == CONTENT}
        if not content:
            continue
        same = False
        for other in chosen:
            theirs = {t for t, r in other["roles"].items() if r == CONTENT}
            if other["roles"].get(cue) == CUE or 4 * len(content & theirs) >= len(content) + len(theirs):
                same = True
                break
        if not same:
            chosen.append({"sure": sure, "cue": cue, "roles": roles})
    return sorted(chosen, key=lambda c: c["cue"])


def spans(text, roles, role):
    """The code points of a role: a piece for each run of neighbouring tokens."""
    chars, out, last = text.features["chars"], [], None
    for t in sorted(t for t, r in roles.items() if r == role):
        if last is not None and t == last + 1:
            out[-1][1] = chars[t][1]
        else:
            out.append(list(chars[t]))
        last = t
    return out


def prediction(text, chosen):
    """A line for the scorer."""
    roles = [(c["roles"]) for c in chosen]
    return {
        "id": text.id,
        "attributions": [
            {"source": spans(text, r, SOURCE), "cue": spans(text, r, CUE), "content": spans(text, r, CONTENT)} for r in roles
        ],
    }


def evaluate(attributions_of, texts, gold_path, out):
    """Writes the attributions of `texts` to `out` and prints what the outside scorer says of them."""
    started = time.time()
    with open(out, "w") as lines:
        for text in texts:
            lines.write(json.dumps(prediction(text, attributions_of(text))) + "\n")
    took = time.time() - started
    kept = {t.id for t in texts}
    gold = out.with_suffix(".gold")
    gold.write_text("".join(line for line in open(gold_path) if json.loads(line)["id"] in kept))
    scorer = Path(gold_path).parents[2] / "score/attribution.py"
    table = json.loads(subprocess.check_output([sys.executable, scorer, gold, out, "--outermost", "--json"]))
    kind = {k: round(100 * v["attribution"][2], 1) for k, v in table["by kind"].items()}
    run = {r: round(100 * table[r]["run"][2], 1) for r in ("source", "cue", "content")}
    p, r, f = (round(100 * x, 1) for x in table["attribution"][:3])
    print(f"   attribution P {p} R {r} F {f}, triple {100*table['full triple'][2]:.1f}, found {100*table['content found'][2]:.1f},", kind, "run", run, f"{took:.0f} s", flush=True)
