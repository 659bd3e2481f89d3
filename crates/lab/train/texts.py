"""Texts with features and gold marks, cut into windows of whole sentences."""

import json
import random
from dataclasses import dataclass, field

SOURCE, CUE, CONTENT = 1, 2, 3


@dataclass
class Attribution:
    """Tokens of each role; `role[i]` is that of token `i`."""

    cue: list
    role: dict

    def first(self):
        return min(self.role)

    def last(self):
        return max(self.role)


@dataclass
class Text:
    """One text as the reader sees it, with what is known of it."""

    id: str
    features: dict
    attributions: list = field(default_factory=list)
    discarded: set = field(default_factory=set)
    names: list = None  # a tag a token (-100: not annotated), or None
    links: list = field(default_factory=list)  # (pronoun, [([last token of each place of a name], whether it is meant)])
    is_attributed: bool = False
    soft: dict = None  # how sure the one who taught was of each token of a cue

    def __len__(self):
        return len(self.features["chars"])


def load(features_path):
    with open(features_path) as lines:
        return [json.loads(line) for line in lines]


def touching(chars, pieces):
    """The tokens that lie in the given code points at least in part."""
    out, at = [], 0
    for start, end in sorted(map(tuple, pieces)):
        lo, hi = 0, len(chars)
        while lo < hi:
            mid = (lo + hi) // 2
            if chars[mid][1] <= start:
                lo = mid + 1
            else:
                hi = mid
        while lo < len(chars) and chars[lo][0] < end:
            out.append(lo)
            lo += 1
    return out


def attributed(gold_path, features_path):
    """Articles with attributions."""
    texts = []
    with open(gold_path) as lines:
        for line, features in zip(lines, load(features_path), strict=True):
            gold = json.loads(line)
            assert gold["id"] == features["id"]
            chars = features["chars"]
            text = Text(gold["id"], features, is_attributed=True)
            text.discarded = set(touching(chars, gold.get("discard", [])))
            for a in gold["attributions"]:
                role = {}
                for name, label in (("content", CONTENT), ("source", SOURCE), ("cue", CUE)):
                    for token in touching(chars, a[name]):
                        role[token] = label
                cue = [t for t, label in role.items() if label == CUE]
                if cue and CONTENT in role.values():
                    text.attributions.append(Attribution(sorted(cue), role))
            texts.append(text)
    return texts


@dataclass
class Window:
    """A run of tokens of one text."""

    text: Text
    start: int
    end: int


def windows(text, most, overlap, rng=None):
    """Cuts a text into windows of whole sentences with at most `most` pieces, neighbours sharing about `overlap`.

    With `rng` the first window is of random length, so that each epoch cuts elsewhere.
    """
    first, opens, n = text.features["first"], text.features["opens"], len(text)
    out, start = [], 0
    limit = rng.randint(most // 3, most) if rng else most
    while start < n:
        end = start + 1
        best = None
        while end < n and first[end + 1] - first[start] <= limit:
            if opens[end]:
                best = end
            end += 1
        if end < n and not opens[end] and best is not None and best > start:
            end = best
        out.append(Window(text, start, end))
        if end >= n:
            break
        limit = most
        # The next window opens at the sentence about `overlap` pieces back, but always later than this one.
        back = end
        while back > start + 1 and first[end] - first[back - 1] <= overlap:
            back -= 1
        while back < end and not opens[back]:
            back += 1
        start = back if start < back < end else end
    return out


def stable_hash(name):
    """The same on every machine and in every run."""
    value = 2166136261
    for byte in name.encode():
        value = (value ^ byte) * 16777619 % 2**32
    return value


def part(texts, held_out):
    """Texts to train on, and one in twenty held out for thresholds and confidences."""
    is_held = lambda t: stable_hash(t.id) % 20 == 0
    return [t for t in texts if is_held(t) == held_out]


def shuffled(items, seed):
    items = list(items)
    random.Random(seed).shuffle(items)
    return items
