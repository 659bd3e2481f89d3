"""The accurate reader: a small pre-trained encoder with heads for cues, roles, names and whom pronouns mean.

A statement is read from its cue: each token of a window may be a cue (`cue` head); for each that is, every token near it
is scored as that cue's source, cue, content or nothing (`roles`), and a chain of the labels is decoded as a whole.
"""

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

LABELS = 4  # nothing, source, cue, content
NAMES = 9  # O, B- and I- of PER, LOC, ORG, MISC
REACH = 96  # tokens on either side of a cue that may belong to it
FAR = 64  # distances beyond this are all alike
SIZES = {"shape": 6, "quoted": 4, "opens": 3}


class Layer(nn.Module):
    def __init__(self, width, heads, inner, dropout):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = dropout

    def forward(self, x, mask):
        batch, length, width = x.shape
        shape = (batch, length, self.heads, width // self.heads)
        q, k, v = (t.reshape(shape).transpose(1, 2) for t in self.qkv(x).chunk(3, dim=-1))
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + F.dropout(seen, self.dropout, self.training))
        inner = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(inner, self.dropout, self.training))


class Encoder(nn.Module):
    """BERT's encoder, with features added to each piece."""

    def __init__(self, vocabulary, width=384, heads=12, inner=1536, layers=6, dropout=0.1):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.places = nn.Embedding(512, width)
        self.kind = nn.Parameter(torch.zeros(width))
        self.features = nn.ModuleDict({name: nn.Embedding(size, width) for name, size in SIZES.items()})
        for table in self.features.values():
            nn.init.normal_(table.weight, std=0.01)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout) for _ in range(layers))
        self.dropout = dropout

    def forward(self, pieces, shape, quoted, opens, mask):
        x = self.words(pieces) + self.places.weight[: pieces.shape[1]] + self.kind
        x = x + self.features["shape"](shape) + self.features["quoted"](quoted) + self.features["opens"](opens)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def start_from(self, path):
        """Takes over the pre-trained weights."""
        old = load_file(path)
        old = {k.removeprefix("bert."): v.float() for k, v in old.items()}
        new = {
            "words.weight": old["embeddings.word_embeddings.weight"],
            "places.weight": old["embeddings.position_embeddings.weight"],
            "kind": old["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": old["embeddings.LayerNorm.weight"],
            "norm.bias": old["embeddings.LayerNorm.bias"],
        }
        for i in range(len(self.layers)):
            here, there = f"layers.{i}.", f"encoder.layer.{i}."
            for end in ("weight", "bias"):
                parts = [old[f"{there}attention.self.{n}.{end}"] for n in ("query", "key", "value")]
                new[f"{here}qkv.{end}"] = torch.cat(parts)
                new[f"{here}out.{end}"] = old[f"{there}attention.output.dense.{end}"]
                new[f"{here}norm1.{end}"] = old[f"{there}attention.output.LayerNorm.{end}"]
                new[f"{here}up.{end}"] = old[f"{there}intermediate.dense.{end}"]
                new[f"{here}down.{end}"] = old[f"{there}output.dense.{end}"]
                new[f"{here}norm2.{end}"] = old[f"{there}output.LayerNorm.{end}"]
        missing = self.load_state_dict(new, strict=False)
        assert not missing.unexpected_keys and all(k.startswith("features.") for k in missing.missing_keys), missing


class Roles(nn.Module):
    """Scores the tokens around a cue as its source, cue, content or nothing."""

    def __init__(self, width, inner=96, kernel=5, depth=2):
        super().__init__()
        self.cue = nn.Linear(width, 2 * inner)
        self.token = nn.Linear(width, 2 * inner)
        self.distance = nn.Embedding(2 * FAR + 1, inner)
        self.norm = nn.LayerNorm(inner)
        self.mix = nn.ModuleList(nn.Conv1d(inner, inner, kernel, padding=kernel // 2) for _ in range(depth))
        self.label = nn.Linear(inner, LABELS)
        self.step = nn.Parameter(torch.eye(LABELS))

    def forward(self, cues, tokens, distance, inside):
        """`cues` [n, width], `tokens` [n, span, width], `distance` [n, span], `inside` [n, span] → [n, span, LABELS]."""
        a, p = self.cue(cues).unsqueeze(1).chunk(2, dim=-1)
        b, q = self.token(tokens).chunk(2, dim=-1)
        return self.scores(a, p, b, q, distance, inside)

    def scores(self, a, p, b, q, distance, inside):
        x = F.gelu(self.norm(a + b + p * q + self.distance(distance)))
        x = (x * inside.unsqueeze(-1)).transpose(1, 2)
        for mix in self.mix:
            x = (x + F.gelu(mix(x))) * inside.unsqueeze(1)
        return self.label(x.transpose(1, 2))

    def loss(self, scores, gold, inside):
        """The negative log-likelihood of the right chain of labels, a cue each."""
        n, length, k = scores.shape
        scores = torch.where(inside.unsqueeze(-1), scores, torch.tensor([0.0] + [-1e4] * (k - 1)))
        gold = torch.where(inside, gold, 0)
        right = scores.gather(2, gold.unsqueeze(-1)).squeeze(-1).sum(1)
        right = right + self.step[gold[:, :-1], gold[:, 1:]].sum(1)
        # All chains: neighbouring steps are joined in pairs, so that a window takes log2 of its length.
        steps = self.step + scores[:, 1:].unsqueeze(2)
        while steps.shape[1] > 1:
            if steps.shape[1] % 2:
                rest = torch.full((n, 1, k, k), -1e4)
                rest[:, 0].diagonal(dim1=1, dim2=2).fill_(0.0)
                steps = torch.cat([steps, rest], 1)
            left, right_half = steps[:, 0::2], steps[:, 1::2]
            steps = torch.logsumexp(left.unsqueeze(-1) + right_half.unsqueeze(2), dim=3)
        every = torch.logsumexp(scores[:, 0].unsqueeze(2) + steps[:, 0], dim=(1, 2))
        return every - right

    def best(self, scores, inside):
        """The best chain of labels for each cue."""
        scores = torch.where(inside.unsqueeze(-1), scores, torch.tensor([0.0] + [-1e4] * (LABELS - 1)))
        at, back = scores[:, 0], []
        for t in range(1, scores.shape[1]):
            at, came = (at.unsqueeze(2) + self.step).max(1)
            at = at + scores[:, t]
            back.append(came)
        label = at.argmax(1)
        chain = [label]
        for came in reversed(back):
            label = came.gather(1, label.unsqueeze(1)).squeeze(1)
            chain.append(label)
        return torch.stack(chain[::-1], 1)


class Links(nn.Module):
    """Whether a pronoun means a name."""

    def __init__(self, width, inner=128):
        super().__init__()
        self.pronoun = nn.Linear(width, inner)
        self.name = nn.Linear(width, inner)
        self.distance = nn.Embedding(2 * FAR + 1, inner)
        self.score = nn.Linear(inner, 1)

    def forward(self, pronoun, name, distance):
        """[n, width], [n, width], [n] → [n]"""
        p, q = self.pronoun(pronoun), self.name(name)
        return self.score(F.gelu(p + q + self.distance(distance)) + p * q).squeeze(-1)


class Reader(nn.Module):
    def __init__(self, vocabulary, width=384, dropout=0.1):
        super().__init__()
        self.encoder = Encoder(vocabulary, width, dropout=dropout)
        self.cue = nn.Linear(width, 3)  # cue, source, content of whatever statement: the last two only steady training
        self.names = nn.Sequential(nn.Linear(width, 192), nn.GELU(), nn.Linear(192, NAMES))
        self.roles = Roles(width)
        self.links = Links(width)

    def tokens(self, batch):
        """The vector of each token: that of its first piece."""
        seen = self.encoder(*(batch[k] for k in ("pieces", "shape", "quoted", "opens", "mask")))
        index = batch["first"].unsqueeze(-1).expand(-1, -1, seen.shape[-1])
        return seen.gather(1, index).float()
