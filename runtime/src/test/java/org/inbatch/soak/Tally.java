package org.inbatch.soak;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.inbatch.Outcome;

/** Counts what was done and what came of it. Thread-safe. */
final class Tally {

  private final Map<String, LongAdder> calls = new ConcurrentSkipListMap<>();
  private final Map<Injected, Map<String, LongAdder>> items = new ConcurrentSkipListMap<>();

  void countCall(String how) {
    calls.computeIfAbsent(how, _ -> new LongAdder()).increment();
  }

  void countItem(Injected injected, Outcome<?> outcome) {
    String how = outcome instanceof Outcome.Failure<?> failure ? failure.kind().name() : "VALUE";
    items
        .computeIfAbsent(injected, _ -> new ConcurrentSkipListMap<>())
        .computeIfAbsent(how, _ -> new LongAdder())
        .increment();
  }

  @Override
  public String toString() {
    return "calls " + calls + ", items " + items;
  }
}
