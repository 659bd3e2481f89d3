"""The fast reader: rows of tables, residual convolutions, and heads like those of the accurate one."""

import torch
from torch import nn
from torch.nn import functional as F

from network import NAMES, Roles

# As in words.rs and features.rs of the reader.
OTHERS, HEADS, TAILS = 4096, 2048, 4096
SMALL = {"shape": 6, "quoted": 4, "opens": 3, "class": 22, "cue": 3, "listed": 5, "proposed": 4}
CLAIMED = 5  # no rule speaks of this cue; or by the rule: nothing, source, cue, content


class Layer(nn.Module):
    """x + the larger of two convolutions over the normed x."""

    def __init__(self, width, dilation, dropout):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.conv = nn.Conv1d(width, 2 * width, 3, padding=dilation, dilation=dilation)
        self.dropout = dropout

    def forward(self, x, inside):
        h = self.conv((self.norm(x) * inside).transpose(1, 2)).transpose(1, 2)
        h = torch.maximum(*h.chunk(2, dim=-1))
        return x + F.dropout(h, self.dropout, self.training)


class FastRoles(Roles):
    """As in the accurate one but smaller, and with what a rule says of the same cue."""

    def __init__(self, width, inner, kernels):
        super().__init__(width, inner, 1, 0)
        self.claimed = nn.Embedding(CLAIMED, inner)
        self.mix = nn.ModuleList(nn.Conv1d(inner, inner, k, padding=d * (k // 2), dilation=d) for k, d in kernels)

    def forward(self, cues, tokens, distance, inside, claimed):
        a, p = self.cue(cues).unsqueeze(1).chunk(2, dim=-1)
        b, q = tokens.chunk(2, dim=-1)
        x = F.relu(self.norm(a + b + p * q + self.distance(distance) + self.claimed(claimed)))
        x = (x * inside.unsqueeze(-1)).transpose(1, 2)
        for mix in self.mix:
            x = (x + F.relu(mix(x))) * inside.unsqueeze(1)
        return self.label(x.transpose(1, 2))


class FastReader(nn.Module):
    def __init__(self, words, width=96, inner=32, dilations=(1, 2, 4, 1, 2), kernels=((5, 1), (5, 3)), dropout=0.1):
        super().__init__()
        self.word = nn.Embedding(words + OTHERS, width)
        self.head, self.tail = nn.Embedding(HEADS, width), nn.Embedding(TAILS, width)
        self.small = nn.ModuleDict({k: nn.Embedding(n, width) for k, n in SMALL.items()})
        for table in (self.word, self.head, self.tail, *self.small.values()):
            nn.init.normal_(table.weight, std=0.1)
        self.layers = nn.ModuleList(Layer(width, d, dropout) for d in dilations)
        self.norm = nn.LayerNorm(width)
        self.cue = nn.Linear(width, 3)
        self.names = nn.Linear(width, NAMES)
        self.roles = FastRoles(width, inner, kernels)
        self.dropout = dropout

    def tokens(self, batch):
        known = batch["known"].unsqueeze(-1)
        x = (self.word(batch["word"]) + self.head(batch["head"]) + self.tail(batch["tail"])) * known
        for name, table in self.small.items():
            x = x + table(batch[name])
        x = F.dropout(x, self.dropout, self.training)
        inside = batch["inside"].unsqueeze(-1).to(x.dtype)
        for layer in self.layers:
            x = layer(x, inside)
        return self.norm(x)
