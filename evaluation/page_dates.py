#!/usr/bin/env python3
"""Plants contradictions around the date of real pages and counts how many are reported.

    page_dates.py --onrecord PROGRAM [--seed N] [--half 0|1] [--misses] SET.jsonl[.xz] ...

A set has a page a line: {"html", "truth": {"date": "YYYY-MM-DD"}}. Pages live in a folder that is removed in the end; none
of their text is kept. Standard library only. What is planted, each on pages that can show it:

  source   one of several sources that agree (JSON-LD, meta, address, what is shown) is moved by 30 to 900 days
  weekday  the shown date gets a weekday that it does not have
  later    every date of the page but those of its text is moved to 400 to 1500 days later, and the text, in English, dates something (a
           day or month with its year) at most 60 days before the true date; on every other page all sources but the shown one are taken away
  earlier  the same to 60 to 900 days earlier, so that the text dates something after the page: a day of the true past
  saved    the note of a program that saves pages, from before the page's date

A page counts once a kind. A false alarm is a doubt on an untouched page whose date is right.
"""
import argparse
import calendar
import collections
import datetime
import json
import lzma
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}
SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(),
}


def renderings(day):
    """(format, words) of a day as pages print it."""
    d, m, y = day.day, day.month, day.year
    out = [("iso", f"{y}-{m:02}-{d:02}"), ("path", f"{y}/{m:02}/{d:02}"), ("dot", f"{d:02}.{m:02}.{y}"), ("dot1", f"{d}.{m}.{y}")]
    for language, names in MONTHS.items():
        name = names[m - 1]
        out += [(f"{language}-mdy", f"{name} {d}, {y}"), (f"{language}-dmy", f"{d} {name} {y}"), (f"{language}-d.my", f"{d}. {name} {y}")]
        out += [(f"{language}-0dmy", f"{d:02} {name} {y}"), (f"{language}-m0dy", f"{name} {d:02}, {y}")]
    short = SHORT[m - 1]
    out += [("s-mdy", f"{short} {d}, {y}"), ("s-dmy", f"{d} {short} {y}"), ("s-m.dy", f"{short}. {d}, {y}"), ("s-0dmy", f"{d:02} {short} {y}")]
    return out


def places(html, day):
    """(start, end, format, class) of every printing of the day outside of paragraphs."""
    taken, out = set(), []
    prose = [m.span() for m in re.finditer(r"<p[\s>].*?</p>", html, re.S | re.I)]
    prose = [(a, b) for a, b in prose if len(re.sub(r"<[^>]*>", "", html[a:b])) > 160]
    ld = [m.span() for m in re.finditer(r"<script[^>]*ld\+json.*?</script>", html, re.S | re.I)]
    head = re.search(r"</head>|<body", html, re.I)
    heading = re.search(r"<h1", html, re.I)
    for form, words in renderings(day):
        for m in re.finditer(r"(?<!\d)" + re.escape(words) + r"(?!\d)", html):
            at = m.start()
            if any(a <= at < b for a, b in prose) or at in taken:
                continue
            taken.add(at)
            before = html[max(0, at - 300):at]
            tag = before[before.rfind("<"):] if before.rfind("<") > before.rfind(">") else ""
            if any(a <= at < b for a, b in ld):
                key = re.findall(r'"(\w+)"\s*:\s*"[^"]*$', before)
                where = "json-ld" if key and key[-1].lower() == "datepublished" else "other"
            elif re.match(r"<meta", tag, re.I):
                told = re.search(r"publish|\bdate\b|dc\.date|pubdate", html[at - len(tag):at + 200].split(">")[0], re.I)
                where = "meta" if told and not re.search("modif|updat", tag, re.I) else "other"
            elif re.match(r"<link", tag, re.I) and "canonical" in html[at - len(tag):at + 300].split(">")[0]:
                where = "url"
            elif re.match(r"<time", tag, re.I):
                where = "shown"
            elif tag == "" and not (head and at < head.start()) and heading and -1500 < at - heading.start() < 4000:
                where = "shown" if "<script" not in before[-200:] else "other"
            else:
                where = "other"
            out.append((at, m.end(), form, where))
    return sorted(out)


def moved(html, found, to):
    """The page with these printings turned into another day, each in its form."""
    words = dict(renderings(to))
    for start, end, form, _ in sorted(found, reverse=True):
        html = html[:start] + words[form] + html[end:]
    return html


def told(text):
    """(first day, last day) of the days and months, with their year, that an English text names."""
    out = []
    names = {n.lower(): i + 1 for i, n in enumerate(MONTHS["en"])}
    pattern = r"\b(%s)\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?:of\s+)?((?:19|20)\d\d)\b" % "|".join(MONTHS["en"])
    for month, day, year in re.findall(pattern, text):
        y, m = int(year), names[month.lower()]
        last = calendar.monthrange(y, m)[1]
        if day and int(day) <= last:
            out.append((datetime.date(y, m, int(day)),) * 2)
        elif not day:
            out.append((datetime.date(y, m, 1), datetime.date(y, m, last)))
    return out


def without_sources(html):
    """JSON-LD, meta elements and addresses taken away: only what is shown tells the date."""
    html = re.sub(r"<script[^>]*ld\+json.*?</script>", "", html, flags=re.S | re.I)
    html = re.sub(r"<meta[^>]*(?:date|time|publish)[^>]*>", "", html, flags=re.I)
    return re.sub(r"<link[^>]*canonical[^>]*>", "", html, flags=re.I)


def plants(page, html, day, body, language, rng):
    """(kind, page) for each contradiction that this page can show."""
    found = places(html, day)
    classes = sorted({p[3] for p in found} - {"other"})
    days = lambda low, high: datetime.timedelta(days=rng.randint(low, high))
    if len(classes) >= 2:
        one = rng.choice(classes)
        to = day + rng.choice([-1, 1]) * days(30, 900)
        yield "source", moved(html, [p for p in found if p[3] == one], to)
    shown = [p for p in found if p[3] == "shown" and p[2] not in ("iso", "path")]
    if shown and language in WEEKDAYS:
        names = WEEKDAYS[language]
        wrong = names[(day.weekday() + rng.randint(1, 6)) % 7]
        start = shown[0][0]
        before = html[:start]
        right = re.search(r"(%s)(,?\s+)$" % "|".join(names + [n[:3] for n in names]), before)
        before = before[:right.start()] + wrong + right.group(2) if right else before + wrong + ", "
        yield "weekday", before + html[start:]
    # What is printed for the day itself is moved with it.
    dated = [d for d in told(body) if d[0] != day] if language == "en" and classes else []
    if any(last >= day - datetime.timedelta(days=60) for _, last in dated) and all(last <= day + datetime.timedelta(days=60) for _, last in dated):
        later = moved(html, found, day + days(400, 1500))
        yield "later", without_sources(later) if page % 2 and "shown" in classes else later
    past = [first for first, last in dated if last < day]
    if past:
        shift = days(60, 900)
        if max(past) > day - shift + datetime.timedelta(days=2):
            yield "earlier", moved(html, found, day - shift)
    if classes and day.year > 2000:
        saved = day - days(30, 700)
        note = rng.choice([
            f"<!--\n Page saved with SingleFile \n url: https://example.org/a \n saved date: {saved:%a %b %d %Y} 10:15:00 GMT+0100\n-->",
            f'<meta name="savepage-date" content="{saved:%a %b %d %Y} 10:15:00 GMT+0100">',
            f"<!--\n     FILE ARCHIVED ON 10:15:00 {saved:%b %d, %Y} AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 10:15:00 {saved:%b %d, %Y}.\n-->",
        ])
        at = html.lower().find("</head>")
        yield "saved", html[:at] + note + html[at:] if at >= 0 else html + note


def read(program, pages):
    """Readings of pages, by their names."""
    with tempfile.TemporaryDirectory() as folder:
        for name, html in pages.items():
            Path(folder, f"{name}.html").write_text(html, encoding="utf-8")
        run = subprocess.run([program, "read", folder, "--json", "--model", "rules"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    readings = map(json.loads, run.stdout.decode().splitlines())
    return {Path(r["document"]["path"]).stem: r["document"] for r in readings}


def load(path):
    opened = lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")
    with opened as lines:
        return [json.loads(line) for line in lines]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("sets", nargs="+")
    arguments.add_argument("--onrecord", required=True)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--half", type=int, choices=[0, 1], help="only pages with an even (0) or odd (1) place")
    arguments.add_argument("--misses", action="store_true", help="list what was not reported and the false alarms")
    args = arguments.parse_args()
    rng = random.Random(args.seed)
    pages = {f"{Path(s).name.split('.')[0]}-{i:04}": page for s in args.sets for i, page in enumerate(load(s))}
    pages = {n: p for n, p in pages.items() if args.half is None or int(n[-4:]) % 2 == args.half}
    untouched = read(args.onrecord, {n: p["html"] for n, p in pages.items()})
    planted, alarms, right = {}, [], 0
    for name, page in pages.items():
        truth = page["truth"].get("date") or ""
        if name not in untouched or not re.fullmatch(r"\d{4}-\d\d-\d\d", truth) or untouched[name]["published"]["value"] != truth:
            continue
        right += 1
        document = untouched[name]
        if document["published"]["doubts"]:
            alarms.append((name, [d["why"] for d in document["published"]["doubts"]]))
        own = random.Random(f"{args.seed} {name}")
        day = datetime.date.fromisoformat(truth)
        prose = [p["chars"][0] for p in document["paragraphs"] if p["is"] == "body"]
        prose = "\n".join(document["text"][start:end] for start, end in prose if end - start > 160)
        for kind, html in plants(int(name[-4:]), page["html"], day, prose, document["language"], own):
            planted[f"{kind}-{name}"] = html
    readings = read(args.onrecord, planted)
    kinds, reported = collections.Counter(), collections.Counter()
    for name in planted:
        kind = name.split("-")[0]
        kinds[kind] += 1
        doubts = readings.get(name, {}).get("published", {}).get("doubts", [])
        reported[kind] += bool(doubts)
        if args.misses and not doubts:
            published = readings.get(name, {}).get("published", {})
            print("missed", name, published.get("value"), published.get("from"), [(c["from"], c["value"]) for c in published.get("candidates", [])][:5])
    if args.misses:
        for name, why in alarms:
            print("false alarm", name, why)
    share = lambda a, b: f"{a} of {b} ({100 * a / max(b, 1):.1f} %)"
    for kind in sorted(kinds):
        print(f"{kind:9} reported {share(reported[kind], kinds[kind])}")
    print(f"{'all':9} reported {share(sum(reported.values()), sum(kinds.values()))}, on {len({n.split('-', 1)[1] for n in planted})} pages")
    print(f"untouched pages with a doubt: {share(len(alarms), right)}")


if __name__ == "__main__":
    main()
