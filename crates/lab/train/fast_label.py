"""The accurate reader's labels on news as texts to learn from; unlabelled.py chooses the news."""

import json

import numpy as np

from joint import KINDS
from texts import CONTENT, CUE, SOURCE, Attribution, Text, touching


def folder(path, names=True):
    """All texts of a folder: each `NAME.labels.jsonl` with its `NAME.features.jsonl`."""
    pairs = [(p.with_name(p.name.replace(".labels", ".features")), p) for p in sorted(path.glob("*.labels.jsonl"))]
    return [text for features, labels in pairs for text in read(features, labels, names)]


def read(features_path, labels_path, names):
    """Texts with the accurate reader's marks, each as sure as it was; its names only if wanted."""
    texts = []
    with open(features_path) as features, open(labels_path) as labels:
        for f, l in zip(features, labels, strict=True):
            f, l = json.loads(f), json.loads(l)
            assert f["id"] == l["id"]
            chars = f["chars"]
            text = Text(f["id"], f, is_attributed=True)
            text.soft = {}
            for a in l["attributions"]:
                role = {}
                for name, label in (("content", CONTENT), ("source", SOURCE), ("cue", CUE)):
                    role.update((t, label) for t in touching(chars, a[name]))
                cue = sorted(t for t, label in role.items() if label == CUE)
                if cue and CONTENT in role.values():
                    text.attributions.append(Attribution(cue, role))
                    text.soft.update((t, a["sure"]) for t in cue)
            text.names = np.zeros(len(chars), np.int8) if names else None
            for start, end, kind in l["names"] if names else []:
                for i, t in enumerate(touching(chars, [[start, end]])):
                    text.names[t] = 1 + 2 * KINDS.index(kind) + (i > 0)
            slim(f)
            texts.append(text)
    return texts


def slim(features):
    """Lists of small numbers as arrays: a text takes a tenth of the room."""
    for k, v in features.items():
        if k not in ("id", "claims"):
            features[k] = np.array(v, np.int32)
