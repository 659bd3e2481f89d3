#!/usr/bin/env python3
"""Counts invented dates in corpora of news and history.

    invented.py --onrecord PROGRAM SET.jsonl ...

A set has a text a line: {"text", "dct"}. A date is invented if a phrase that names an event is anchored to the page's date, or has
an interval that its event's printed date does not give: here, one that hangs on no event, or on an event whose date
is not placed or does not hang on printed words. The words of each placed phrase are listed with --list, to be read by a person.
"""
import argparse
import json
import re
import subprocess
import tempfile
from pathlib import Path


def read(program, texts):
    with tempfile.TemporaryDirectory() as folder:
        for i, text in enumerate(texts):
            day = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", text.get("dct") or "")
            date = ["--date", "-".join(day.groups())] if day else []
            path = Path(folder, f"{i}.txt")
            path.write_text(text["text"], encoding="utf-8")
            run = subprocess.run([program, "read", path, "--json", "--as", "whole", "--model", "rules", *date], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            yield json.loads(run.stdout)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("sets", nargs="+")
    arguments.add_argument("--onrecord", required=True)
    arguments.add_argument("--list", action="store_true")
    args = arguments.parse_args()
    for path in args.sets:
        texts = [json.loads(line) for line in open(path, encoding="utf-8")]
        phrases = placed = invented = 0
        for reading in read(args.onrecord, texts):
            times = {t["id"]: t for t in reading["times"] + reading["anchored"]}
            events = {e["id"]: e for e in reading["events"]}
            for time in times.values():
                if not time["anchored"]:
                    continue
                phrases += 1
                if time["placed"] == "no":
                    continue
                placed += 1
                event = events.get(time["anchored"]["event"] or "")
                told = times.get(event["time"]) if event else None
                is_given = told is not None and told["placed"] != "no" and time["anchor"] == f"event:{event['id']}"
                invented += not is_given
                if args.list:
                    sentence = event["evidence"][0]["exact"][0] if event else ""
                    print(json.dumps([time["anchored"]["exact"][0], time["from"], time["to"], told and told["exact"], sentence], ensure_ascii=False))
        print(f"{Path(path).stem}: {len(texts)} texts, {phrases} phrases that name an event, {placed} placed, {invented} invented")


if __name__ == "__main__":
    main()
