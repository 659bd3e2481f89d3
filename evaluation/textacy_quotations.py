"""Direct quotations by textacy, for comparison: GOLD.jsonl in, predictions as JSON Lines out.

Run by a Python that has textacy and a model (see speed.md); one thread. The last line on standard error is JSON: words,
seconds in spaCy's pipeline alone and with textacy, without loading the model, articles that textacy refuses
as a whole (it then gets them paragraph by paragraph).
"""
import importlib, json, os, sys, time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"

import spacy
import textacy.extract


def load(name):
    try:
        return importlib.import_module(name).load()
    except ImportError:
        return spacy.load(name)


def span(tokens, start):
    """Code points of neighbouring tokens; the text starts at `start`."""
    return [[start + tokens[0].idx, start + tokens[-1].idx + len(tokens[-1])]]


def quotations(nlp, text, start):
    return extracted(nlp(text), start)


def extracted(doc, start):
    triples = textacy.extract.direct_quotations(doc)
    return [{"source": span(s, start), "cue": span(cue, start), "content": span(list(c), start)} for s, cue, c in triples]


def by_paragraph(nlp, text):
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        try:
            found += quotations(nlp, line, start) if line.strip() else []
        except ValueError:
            pass
        start += len(line)
    return found


def main():
    gold, model = sys.argv[1], sys.argv[2]
    nlp = load(model)
    nlp("The model is warm, said the engineer.")
    with open(gold, encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    parsing, seconds, words, refused = 0.0, 0.0, 0, 0
    for article in articles:
        start = time.perf_counter()
        doc = nlp(article["text"])
        parsing += time.perf_counter() - start
        try:
            found = extracted(doc, 0)
        except ValueError:  # an odd number of quotation marks: what its paragraphs give
            refused += 1
            found = by_paragraph(nlp, article["text"])
        seconds += time.perf_counter() - start
        words += len(article["text"].split())
        print(json.dumps({"id": article["id"], "attributions": found}))
    print(json.dumps({"words": words, "parsing": parsing, "seconds": seconds, "refused": refused}), file=sys.stderr)


main()
