"""`python -m crawler.jobs.leash FILE MEGABYTES GRACE WORDS…`: `scrapy WORDS…`, which ends with whoever started it.

FILE is the number of a pipe's reading end. Its other end is held by the worker alone, so however a worker dies, the pipe ends, and
the command is told to stop as by SIGTERM; so it is when it has more than so many megabytes of memory (0: no bound). What does not end
within GRACE seconds then is killed.
"""

from __future__ import annotations

import os
import resource
import select
import signal
import sys
import threading
from pathlib import Path

# The exit code of a command that had to be stopped for its memory; 0 where a crawl ended as it is told to by SIGTERM.
OVER_MEMORY = 75
# Seconds between two looks at the memory.
_LOOK = 1.0


class Leash(threading.Thread):
    """Watches the pipe and the memory."""

    def __init__(self, file: int, megabytes: int, grace: float) -> None:
        super().__init__(name="leash", daemon=True)
        self.file = file
        self.megabytes = megabytes
        self.grace = grace
        self.code: int | None = None

    def run(self) -> None:
        """Until something is wrong; then end the process."""
        while not self._is_over():
            readable, _, _ = select.select([self.file], [], [], _LOOK)
            if readable:
                # Nobody writes: it can only have ended.
                print("scrapy: the worker that started this is gone: it ends", file=sys.stderr, flush=True)
                break
        os.kill(os.getpid(), signal.SIGTERM)
        threading.Event().wait(self.grace)
        os.kill(os.getpid(), signal.SIGKILL)

    def _is_over(self) -> bool:
        used = _megabytes()
        if not self.megabytes or used <= self.megabytes:
            return False
        print(f"scrapy: {used} MB of memory, more than JOB_MEMORY_MB ({self.megabytes}): it ends", file=sys.stderr, flush=True)
        self.code = OVER_MEMORY
        return True


def _megabytes() -> int:
    """Memory of this process now; where the system does not tell, the most that it ever had."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize() >> 20
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most >> 20 if sys.platform == "darwin" else most >> 10


def main() -> None:
    """Run the command."""
    file, megabytes, grace, *words = sys.argv[1:]
    leash = Leash(int(file), int(megabytes), float(grace))
    # Until a crawl has its own, which ends it after the page under way.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    leash.start()
    try:
        from scrapy.cmdline import execute

        execute(["scrapy", *words])
    finally:
        if leash.code is not None:
            sys.exit(leash.code)


if __name__ == "__main__":
    main()
