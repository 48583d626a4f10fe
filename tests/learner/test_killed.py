"""Killed at any moment, a tutor has lost at most its last second, and never its file."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from attn_tui.learner.state import read

KILLS = 60
SCRIPT = """
import sys, time
from functools import partial
from pathlib import Path
from attn_tui.learner.saver import Saver
from attn_tui.learner.session import Session
from attn_tui.learner.state import save

path = Path(sys.argv[1])
saver = Saver(path, partial(save, path=path))
for number in range(10 ** 6):
    saver.changed(Session(f"{number} " + "the cat sat " * 200, "text", "en", "byhand"))
    print(number, time.time(), flush=True)
    time.sleep(0.01)
"""


def killed(path: Path, after: float) -> float:
    """Seconds of work that a kill so long after the first change lost."""
    program = subprocess.Popen([sys.executable, "-c", SCRIPT, str(path)], stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    lines = [program.stdout.readline()]
    time.sleep(after)
    program.send_signal(signal.SIGKILL)
    ended = time.time()
    lines += program.stdout.read().splitlines()
    program.stdout.close()
    program.wait()
    changed = {
        int(number): float(at) for number, at in (line.split() for line in lines if line.count(".") == 1)
    }
    saved = int(read(path).setup.text.split()[0]) if path.exists() else -1
    lost = [at for number, at in changed.items() if number > saved]
    return ended - min(lost) if lost else 0.0


@pytest.mark.slow
def test_sixty_kills_lose_a_second_at_most(tmp_path: Path) -> None:
    chance = random.Random(0)
    with ThreadPoolExecutor(3) as pool:
        lost = list(
            pool.map(
                killed,
                (tmp_path / f"{n}.json" for n in range(KILLS)),
                (chance.uniform(0, 2) for _ in range(KILLS)),
            )
        )
    assert max(lost) < 1.0
    # what the kill itself left lying is not taken for a state
    assert {path.suffix for path in tmp_path.iterdir()} <= {".json", ".part"}
