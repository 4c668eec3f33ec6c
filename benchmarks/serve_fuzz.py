"""Does any request make the service fail? Requests made by schemathesis out of its description, valid and not.

    python benchmarks/serve_fuzz.py [--requests 20000] [--seed 1]

Needs the package schemathesis. Runs on loopback and ends by itself; the exit status is schemathesis's own.
"""

import argparse
import importlib.util
import re
import subprocess
import sys

from serve import running_service

_OPERATIONS = 8


def main() -> int:
    """Start a service and let schemathesis ask it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if importlib.util.find_spec("schemathesis") is None:
        print("schemathesis is not installed; pip install schemathesis")
        return 2
    with running_service(2) as service:
        command = [
            *(sys.executable, "-m", "schemathesis.cli", "run", f"http://127.0.0.1:{service.port}/openapi.json"),
            *("--checks", "not_a_server_error,response_schema_conformance,content_type_conformance"),
            *("--max-examples", str(options.requests // _OPERATIONS), "--seed", str(options.seed), "--workers", "2"),
            *("--phases", "examples,coverage,fuzzing", "--continue-on-failure", "--no-color"),
        ]
        done = subprocess.run(command, check=False)
        counted = service.ask("/metrics")[1].decode()
    statuses: dict[str, float] = {}
    for status, count in re.findall(r'credscore_requests_total\{path="[^"]*",status="(\d+)"\} ([\d.]+)', counted):
        statuses[status] = statuses.get(status, 0) + float(count)
    print(f"answers counted by the service: { ({s: round(n) for s, n in sorted(statuses.items())}) }")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
