"""Times pools of worker processes: Python's own, and loky's where joblib can be imported.

Argument: for how many seconds each call is repeated, once to warm up and once to be timed. Prints a line for each: the pool,
the benchmark of InBatch that does the same, and the median and the mean in microseconds an item, between tabs.
"""

import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from os import urandom
from statistics import fmean, median
from time import perf_counter

NUMBERS = 20_000
CHUNK = 100
BLOCKS = 16
MEBIBYTE = 1 << 20


def nothing(number):
    return number


def same(block):
    return block


def times(call, seconds):
    """Repeats a call for so long, at least once; returns what each took."""
    taken = []
    end = perf_counter() + seconds
    while not taken or perf_counter() < end:
        start = perf_counter()
        call()
        taken.append(perf_counter() - start)
    return taken


def warm_times(call, seconds, callers):
    """The same by so many threads at once, when they have done so for a while."""
    call()  # what forks its workers does so now, before there are threads
    with ThreadPoolExecutor(callers) as threads:
        for _ in range(2):
            futures = [threads.submit(times, call, seconds) for _ in range(callers)]
            taken = [time for future in futures for time in future.result()]
    return taken


def measure(name, pool_of, seconds):
    """Prints what a pool takes, which pool_of makes of a number of workers."""

    def tell(what, call, items=1, callers=1):
        micros = [1e6 * time / items for time in warm_times(call, seconds, callers)]
        print(name, what, median(micros), fmean(micros), sep="\t", flush=True)

    blocks = [urandom(MEBIBYTE) for _ in range(BLOCKS)]
    with pool_of(2) as pool:
        tell("RoundTrips.oneWorker", lambda: pool.submit(nothing, 1).result())
        tell("RoundTrips.twoWorkers", lambda: pool.submit(nothing, 1).result(), callers=2)
        tell("Throughput.nothing", lambda: list(pool.map(nothing, range(NUMBERS), chunksize=CHUNK)), NUMBERS)
        tell("Throughput.mebibyteTwoWorkers", lambda: list(pool.map(same, blocks)), BLOCKS)
    with pool_of(1) as pool:
        tell("Throughput.mebibyteOneWorker", lambda: list(pool.map(same, blocks)), BLOCKS)


if __name__ == "__main__":
    repeat_for = float(sys.argv[1])
    measure("ProcessPoolExecutor", ProcessPoolExecutor, repeat_for)
    try:
        from joblib.externals.loky import get_reusable_executor
    except ImportError:
        print("loky was left out: there is no joblib (apt install python3-joblib)", file=sys.stderr)
    else:
        measure("loky", get_reusable_executor, repeat_for)
