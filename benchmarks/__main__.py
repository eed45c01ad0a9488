"""``python -m benchmarks``: run every benchmark and print its lines."""

from benchmarks import portraits, questions

for benchmark in (questions, portraits):
    for line in benchmark.run():
        print(line, flush=True)
