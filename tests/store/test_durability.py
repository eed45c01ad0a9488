"""A process that dies at any moment loses nothing that it has acknowledged."""

import subprocess
import sys
from pathlib import Path

from guesswho.settings import Settings
from guesswho.store.opening import open_pictures, open_store

ACKNOWLEDGED = 40
PICTURE = b"p" * 100_000

WRITER = f"""
import sys
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from guesswho.settings import Settings
from guesswho.store.opening import open_pictures, open_store
from guesswho.store.records import MatchRecord

settings = Settings(data_dir=Path(sys.argv[1]))
store, pictures = open_store(settings), open_pictures(settings)
now = datetime.now(UTC)
match = MatchRecord(id="match", version=0, transcript="", seat_token_hashes=("a", None),
                    opponent=None, created=now, updated=now)
store.add_match(match)
for version in count(1):
    picture = pictures.write(b"p" * {len(PICTURE)})
    store.update_match(replace(match, version=version, transcript=picture), version - 1)
    print(version, picture, flush=True)
"""


def test_a_killed_process_loses_nothing_acknowledged(tmp_path: Path) -> None:
    told = acknowledged_until_killed(tmp_path)
    settings = Settings(data_dir=tmp_path, database_url="")
    store = open_store(settings)
    saved = store.match("match")
    store.close()
    assert saved.version in {len(told), len(told) + 1}  # one more may be saved but not yet told
    for picture in (*told, saved.transcript):
        assert open_pictures(settings).read(picture) == PICTURE


def acknowledged_until_killed(folder: Path) -> list[str]:
    """The pictures a writer told of, one for each version, until it was killed at its work."""
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(ACKNOWLEDGED)]
        process.kill()
        lines += process.stdout.readlines()
    told = [line.split() for line in lines if line.endswith("\n")]
    assert [int(version) for version, _ in told] == list(range(1, len(told) + 1))
    return [picture for _, picture in told]
