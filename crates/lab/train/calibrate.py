"""How often statements with a score were right, on the articles held out of training: the confidence that users see.

    python calibrate.py --plain ../../models/accurate/confidence.tsv      1. lets the score itself be the confidence
    cargo score --data DATA --set held --model accurate --confidences C   2. measures it
    python calibrate.py --from C --out ../../models/accurate/confidence.tsv   3. writes what was so

Scores with fewer than `--least` statements are joined with their neighbours; a higher score never gets a lower confidence
(pool adjacent violators, Ayer et al. 1955).
"""

import argparse
from pathlib import Path


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--plain", type=Path)
    p.add_argument("--from", dest="source", type=Path)
    p.add_argument("--out", type=Path)
    p.add_argument("--least", type=int, default=60)
    args = p.parse_args()
    if args.plain:
        args.plain.write_text("score\tshare\n" + "".join(f"{i / 100:.2f}\t{i / 100:.2f}\n" for i in range(101)))
        return
    rows = [tuple(map(int, line.split("\t"))) for line in args.source.read_text().splitlines()[1:]]
    blocks = []  # [first score, n, right]
    for stated, n, right in rows:
        if blocks and blocks[-1][1] < args.least:
            blocks[-1][1] += n
            blocks[-1][2] += right
        else:
            blocks.append([stated, n, right])
        while len(blocks) > 1 and blocks[-1][1] >= args.least and blocks[-2][2] * blocks[-1][1] >= blocks[-1][2] * blocks[-2][1]:
            _, n, right = blocks.pop()
            blocks[-1][1] += n
            blocks[-1][2] += right
    if len(blocks) > 1 and blocks[-1][1] < args.least:
        _, n, right = blocks.pop()
        blocks[-1][1] += n
        blocks[-1][2] += right
    blocks[0][0] = 0
    lines = [f"{first / 100:.2f}\t{right / n:.3f}\n" for first, n, right in blocks]
    args.out.write_text("score\tshare\n" + "".join(lines))
    print("".join(lines))


if __name__ == "__main__":
    main()
