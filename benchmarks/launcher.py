"""Starts one command and prints its status, seconds and peak memory as JSON on standard error.

A process is charged for the memory of the one that started it, so the commands that are measured
are started from this small one and not from the benchmarks themselves. Standard library only.
"""

import json
import os
import subprocess
import sys
import time


def main() -> None:
    """Run the command in the arguments after the file for its errors, and wait for its end."""
    errors, *command = sys.argv[1:]
    with open(errors, "wb") as stream:  # noqa: PTH123  (pathlib would be a third of this process)
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=stream)
        # wait4 gives the usage of this child alone; getrusage would give the largest child so far.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    told = {"status": process.returncode, "seconds": seconds, "maxrss": usage.ru_maxrss}
    print(json.dumps(told), file=sys.stderr)


if __name__ == "__main__":
    main()
