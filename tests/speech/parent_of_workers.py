"""A program that transcribes and tells the process numbers of its workers; a test kills it."""

import multiprocessing
import sys
from pathlib import Path

from workbench.speech.model_files import ModelFiles
from workbench.speech.pool import TranscriptionRun
from workbench.speech.sources import PlainFile

if __name__ == "__main__":
    model = ModelFiles("base", Path(sys.argv[1]), None, multilingual=True)
    plan = [(start, start + 4_000) for start in range(0, 40_000, 4_000)]
    run = TranscriptionRun(PlainFile(Path(sys.argv[2])), plan, set(), model, language="en", processes=2)
    run.start()
    while not run.done:
        run.messages(0.2)
    print(*(worker.pid for worker in multiprocessing.active_children()), flush=True)
    while run.state == "running":
        run.messages(1.0)
