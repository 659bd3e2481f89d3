#!/bin/sh
# Scores what `page` makes of real pages beside crate trafilatura 0.6.0 in both settings, in one run on one core.
#
#   evaluation/pages.sh DATA SCORER
#
# DATA is a folder with articles-open.jsonl.xz, fundus-open.jsonl.xz and perhaps dates-open.jsonl.xz; SCORER is the
# scorer's pages.py. Needs xz and python3; the baseline is built outside the workspace. Prints a table.
set -eu
[ $# -eq 2 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
data=$1 scorer=$2 here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
one=''
command -v taskset >/dev/null && one='taskset -c 0'

cargo build --quiet --release --manifest-path "$here/../Cargo.toml" --package onrecord-lab --bin pages
cargo build --quiet --release --manifest-path "$here/baselines/trafilatura/Cargo.toml"
target() { cargo metadata --no-deps --format-version 1 --manifest-path "$1" | python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])'; }
ours=$(target "$here/../Cargo.toml")/release/pages
theirs=$(target "$here/baselines/trafilatura/Cargo.toml")/release/trafilatura-baseline

row() { # set, name, notes of the run
    python3 "$scorer" "$work/$1.jsonl" "$work/pred" --json | python3 -c '
import json, re, sys
score, notes = json.load(sys.stdin), open(sys.argv[3]).read()
speed = re.search(r"(\d+) pages/s", notes)
placed = re.search(r"\(([\d.]+) %\)", notes)
cell = lambda part, key: "%.3f" % score[part][key] if part in score else ""
cells = [sys.argv[1], sys.argv[2], cell("body", "p"), cell("body", "r"), cell("body", "f1"), cell("title", "acc"),
         cell("date", "acc"), speed.group(1) if speed else "", placed.group(1) + " %" if placed else ""]
print("| " + " | ".join(cells) + " |")' "$1" "$2" "$work/notes"
}

echo "| set | tool | body P | body R | body F1 | title | date | pages/s | characters placed |"
echo "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
for set in articles-open fundus-open dates-open; do
    [ -f "$data/$set.jsonl.xz" ] || continue
    xz -dc "$data/$set.jsonl.xz" > "$work/$set.jsonl"
    $one "$ours" "$work/$set.jsonl" -o "$work/pred" 2> "$work/notes"
    row "$set" "onrecord"
    for focus in precision balanced; do
        $one "$theirs" "$focus" < "$work/$set.jsonl" > "$work/pred" 2> "$work/notes"
        row "$set" "trafilatura, $focus"
    done
done
