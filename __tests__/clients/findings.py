"""Runs the scenarios of a script at once and prints what each found as one JSON object."""

import json
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor


def attempt(scenario, *args):
    """What it found, or the trace of its error."""
    try:
        return scenario(*args)
    except Exception:
        return {"error": traceback.format_exc()}


def error_of(action):
    """The name of the error that an action must raise."""
    try:
        action()
    except Exception as error:
        return type(error).__name__
    return None


def report(**calls):
    with ThreadPoolExecutor() as pool:
        started = {name: pool.submit(attempt, *call) for name, call in calls.items()}
    json.dump({name: call.result() for name, call in started.items()}, sys.stdout)
