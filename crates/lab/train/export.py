"""Turns a trained reader into the files that ship: ONNX, weights in eight bits.

    python export.py --reader reader.pt --out DIR

`encoder.onnx`: a window of pieces in, for each token what the heads need; `roles.onnx`: a cue and the tokens around it;
`links.onnx`: a pronoun and a name. The rounding is that of onnxruntime's dynamic quantisation: no data, no chance.
"""

import argparse
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from network import FAR, REACH, Reader

SPAN = 2 * REACH + 1


class Window(nn.Module):
    """One window: [length] numbers and [tokens] places in, a row a token out."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, pieces, shape, quoted, opens, first):
        r = self.reader
        seen = r.encoder(pieces[None], shape[None], quoted[None], opens[None], None)[0]
        tokens = seen[first]
        return r.cue(tokens)[:, 0], r.names(tokens), r.roles.cue(tokens), r.roles.token(tokens), r.links.pronoun(tokens), r.links.name(tokens)


class Around(nn.Module):
    """Cues with the tokens around them."""

    def __init__(self, reader):
        super().__init__()
        self.roles = reader.roles

    def forward(self, cue, token, distance, inside):
        n = cue.shape[-1] // 2
        return self.roles.scores(cue[:, None, :n], cue[:, None, n:], token[..., :n], token[..., n:], distance, inside)


class Meant(nn.Module):
    """Pronouns and names, pair by pair."""

    def __init__(self, reader):
        super().__init__()
        self.links = reader.links

    def forward(self, pronoun, name, distance):
        l = self.links
        return l.score(nn.functional.gelu(pronoun + name + l.distance(distance)) + pronoun * name).squeeze(-1)


def save(module, inputs, names, outputs, free, path):
    torch.onnx.export(module, inputs, path, input_names=names, output_names=outputs, dynamic_axes=free, dynamo=False, opset_version=17)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--reader", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    args = p.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    state = torch.load(args.reader, weights_only=False)
    reader = Reader(30522)
    reader.load_state_dict(state.get("mean", state))
    reader.eval()
    whole = Path(tempfile.mkdtemp())
    n, t, k = 40, 30, 3
    ints = lambda size, high: torch.randint(0, high, size)
    w = reader.roles.token.out_features
    e = reader.links.name.out_features
    save(
        Window(reader),
        (ints((n,), 30522), ints((n,), 6), ints((n,), 4), ints((n,), 3), torch.arange(1, t + 1)),
        ["pieces", "shape", "quoted", "opens", "first"],
        ["cue", "names", "role_cue", "role_token", "link_pronoun", "link_name"],
        {**{i: {0: "length"} for i in ("pieces", "shape", "quoted", "opens")}, **{i: {0: "tokens"} for i in ("first", "cue", "names", "role_cue", "role_token", "link_pronoun", "link_name")}},
        whole / "encoder.onnx",
    )
    save(
        Around(reader),
        (torch.randn(k, w), torch.randn(k, SPAN, w), ints((k, SPAN), 2 * FAR + 1), torch.ones(k, SPAN)),
        ["cue", "token", "distance", "inside"],
        ["scores"],
        {i: {0: "cues"} for i in ("cue", "token", "distance", "inside", "scores")},
        whole / "roles.onnx",
    )
    save(
        Meant(reader),
        (torch.randn(k, e), torch.randn(k, e), ints((k,), 2 * FAR + 1)),
        ["pronoun", "name", "distance"],
        ["score"],
        {i: {0: "pairs"} for i in ("pronoun", "name", "distance", "score")},
        whole / "links.onnx",
    )
    quantize_dynamic(whole / "encoder.onnx", args.out / "encoder.onnx", per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"])
    for small in ("roles.onnx", "links.onnx"):
        onnx.save(onnx.load(whole / small), args.out / small)
    # The chain's steps are few: they stand in a text file.
    steps = reader.roles.step.detach()
    (args.out / "steps.tsv").write_text("".join("\t".join(f"{x:.6f}" for x in row) + "\n" for row in steps.tolist()))
    for path in sorted(args.out.iterdir()):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
