"""The contract suite of the LaserData Cloud API: schemathesis, and the laws it cannot know.

How it fits together: `documents` says what is declared, `target` is the API and speaks HTTP, `laws` hold the rules as
functions registered in `law`, `context` gives them calls, things to work on and generated inputs, `fuzzing` runs
schemathesis with `hooks` inside it, `runner` drives all of it and yields `events`, `report` consumes them, `command`
is the command line. Nothing here imports the client.
"""

from laserdata_contract.documents import Document, Operation, load
from laserdata_contract.law import answer_law, law
from laserdata_contract.laws import catalogue
from laserdata_contract.report import Record
from laserdata_contract.runner import PROFILES, Profile, Run
from laserdata_contract.target import Caller, Exchange, Target, from_emulator, from_environment
from laserdata_contract.verdict import Broken, CannotTell, Outcome, Result

__all__ = [
    "PROFILES",
    "Broken",
    "Caller",
    "CannotTell",
    "Document",
    "Exchange",
    "Operation",
    "Outcome",
    "Profile",
    "Record",
    "Result",
    "Run",
    "Target",
    "answer_law",
    "catalogue",
    "from_emulator",
    "from_environment",
    "law",
    "load",
]
