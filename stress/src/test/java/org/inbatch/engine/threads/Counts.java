package org.inbatch.engine.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;

/** Items that count how often they run, and do something besides. */
final class Counts implements IntConsumer {

  private final AtomicIntegerArray ran;
  private final IntConsumer besides;

  Counts(int items, IntConsumer besides) {
    this.ran = new AtomicIntegerArray(items);
    this.besides = besides;
  }

  @Override
  public void accept(int item) {
    ran.incrementAndGet(item);
    besides.accept(item);
  }

  /** Returns each of the outcomes with how often its item ran. */
  String beside(String outcomes) {
    List<String> each = new ArrayList<>();
    for (String outcome : outcomes.split(" ", 0)) {
      each.add(outcome + ":" + ran.get(each.size()));
    }
    return String.join(" ", each);
  }
}
