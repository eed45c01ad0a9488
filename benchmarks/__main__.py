"""``python -m benchmarks``: run every benchmark and print its lines."""

from benchmarks import opponents, portraits, questions, serving, slips

for benchmark in (questions, opponents, portraits, serving, slips):
    for line in benchmark.run():
        print(line, flush=True)
