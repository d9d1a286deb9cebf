package org.inbatch.nesting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.inbatch.nesting.CallPlan.Limit;
import org.inbatch.nesting.CallPlan.Where;
import org.inbatch.nesting.ItemPlan.OwnEnd;

/** Draws nestings of calls that end, or that only an interrupt ends. */
final class CallPlans {

  private static final int DEEPEST = 4;

  private final Random random;

  /** How many items there may still be, so that a nesting stays of a size to be read. */
  private int itemsLeft = 40;

  CallPlans(long seed) {
    this.random = new Random(seed);
  }

  /** Draws the outermost call. */
  CallPlan outermost() {
    return chance(12) ? neverEnding(DEEPEST) : ending(DEEPEST);
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private CallPlan ending(int depth) {
    return switch (random.nextInt(12)) {
      case 0 -> cancelled(depth);
      case 1 -> timedOut(depth);
      case 2 -> itemsTimedOut(depth);
      case 3 -> interruptedInside(depth);
      case 4 -> left(depth);
      default -> undisturbed(depth);
    };
  }

  /** All items end by themselves; the first failure may end the call. */
  private CallPlan undisturbed(int depth) {
    Draft draft = new Draft(anywhere());
    draft.items = items(0, 6, () -> endingItem(depth));
    if (chance(20)) {
      draft.items.addAll(Collections.nCopies(random.nextInt(200), new ItemPlan.Returns()));
      Collections.shuffle(draft.items, random);
    }
    draft.workers = chance(2) ? 0 : 1 + random.nextInt(4);
    draft.itemsPerTask = chance(3) ? 1 + random.nextInt(4) : 0;
    draft.failFast = chance(4);
    draft.retries = chance(3) ? random.nextInt(4) : 0;
    draft.taken = chance(2) ? CallPlan.RESULTS : chance(2) ? CallPlan.ALL : random.nextInt(7);
    return draft.plan();
  }

  /** An item fails, and that ends the others; there are workers enough for it to run. */
  private CallPlan cancelled(int depth) {
    Draft draft = new Draft(amongWorkers());
    draft.items = items(1, 3, () -> neverEndingItem(depth));
    draft.workers = draft.items.size() + 1 + random.nextInt(2);
    draft.items.add(new ItemPlan.Throws(ItemPlan.Throws.ALWAYS));
    draft.items.addAll(items(0, 3, () -> endingItem(depth)));
    Collections.shuffle(draft.items, random);
    draft.failFast = true;
    draft.retries = random.nextInt(3);
    draft.taken = resultsOrAll();
    return draft.plan();
  }

  private CallPlan timedOut(int depth) {
    Draft draft = new Draft(amongWorkers());
    draft.items = items(1, 3, () -> neverEndingItem(depth));
    draft.items.addAll(items(0, 3, () -> endingItem(depth)));
    Collections.shuffle(draft.items, random);
    draft.timeout = Limit.SURELY;
    draft.workers = random.nextInt(5);
    draft.itemsPerTask = random.nextInt(3);
    draft.retries = random.nextInt(3);
    draft.taken = resultsOrAll();
    return draft.plan();
  }

  /** Every item waits, as one that does not would be in a race with the clock. */
  private CallPlan itemsTimedOut(int depth) {
    Draft draft = new Draft(amongWorkers());
    draft.items = items(1, 3, () -> neverEndingItem(depth));
    draft.itemTimeout = Limit.SURELY;
    draft.workers = random.nextInt(5);
    draft.itemsPerTask = random.nextInt(3);
    draft.failFast = chance(3);
    draft.retries = random.nextInt(2);
    draft.taken = resultsOrAll();
    return draft.plan();
  }

  /** Items wait in calls of theirs until others interrupt them; there are workers enough. */
  private CallPlan interruptedInside(int depth) {
    Draft draft = new Draft(amongWorkers());
    draft.timeout = Limit.NEVER;
    int pairs = 1 + random.nextInt(2);
    draft.workers = pairs + 1 + random.nextInt(2);
    List<Integer> order = new ArrayList<>();
    for (int index = 0; index < 2 * pairs; index++) {
      order.add(index);
    }
    Collections.shuffle(order, random);
    draft.items = new ArrayList<>(Collections.nCopies(2 * pairs, new ItemPlan.Returns()));
    for (int pair = 0; pair < pairs; pair++) {
      int interrupted = order.get(2 * pair);
      draft.items.set(interrupted, new ItemPlan.IsInterrupted(neverEnding(depth - 1)));
      draft.items.set(order.get(2 * pair + 1), new ItemPlan.Interrupts(interrupted));
    }
    draft.items.addAll(items(0, 2, () -> endingItem(depth)));
    draft.failFast = chance(4);
    draft.taken = resultsOrAll();
    return draft.plan();
  }

  /** Post takes some outcomes and leaves others, of items that never end too. */
  private CallPlan left(int depth) {
    Draft draft = new Draft(chance(4) ? Where.SEQUENTIAL : amongWorkers());
    draft.timeout = Limit.NEVER;
    draft.items = items(0, 3, () -> endingItem(depth));
    draft.taken = draft.items.size();
    List<ItemPlan> rest = items(1, 3, () -> neverEndingItem(depth));
    if (draft.where != Where.SEQUENTIAL) {
      draft.workers = rest.size() + 1;
    }
    draft.items.addAll(rest);
    return draft.plan();
  }

  private CallPlan neverEnding(int depth) {
    Draft draft = new Draft(anywhere());
    draft.items = items(1, 3, () -> neverEndingItem(depth));
    draft.items.addAll(items(0, 3, () -> endingItem(depth)));
    Collections.shuffle(draft.items, random);
    draft.workers = random.nextInt(4);
    draft.itemsPerTask = random.nextInt(3);
    draft.retries = random.nextInt(3);
    draft.taken = resultsOrAll();
    draft.failFast =
        chance(2) && draft.items.stream().noneMatch(item -> item.ownEnd(0) == OwnEnd.FAILS);
    return draft.plan();
  }

  private int resultsOrAll() {
    return chance(2) ? CallPlan.RESULTS : CallPlan.ALL;
  }

  private Where anywhere() {
    return chance(6) ? Where.SEQUENTIAL : amongWorkers();
  }

  private Where amongWorkers() {
    return switch (random.nextInt(8)) {
      case 0 -> Where.CACHED_THREADS;
      case 1 -> Where.VIRTUAL_THREADS;
      default -> Where.POOL;
    };
  }

  private List<ItemPlan> items(int atLeast, int atMost, Supplier<ItemPlan> item) {
    int count = atLeast + random.nextInt(atMost - atLeast + 1);
    itemsLeft -= count;
    List<ItemPlan> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(item.get());
    }
    return items;
  }

  private ItemPlan endingItem(int depth) {
    return switch (random.nextInt(4)) {
      case 0 -> new ItemPlan.Throws(chance(2) ? ItemPlan.Throws.ALWAYS : 1 + random.nextInt(3));
      case 1, 2 -> mayNest(depth) ? new ItemPlan.Calls(ending(depth - 1)) : new ItemPlan.Returns();
      default -> new ItemPlan.Returns();
    };
  }

  private ItemPlan neverEndingItem(int depth) {
    return mayNest(depth) && chance(2)
        ? new ItemPlan.Calls(neverEnding(depth - 1))
        : new ItemPlan.Waits();
  }

  private boolean mayNest(int depth) {
    return depth > 0 && itemsLeft > 0;
  }

  /** A plan in the making, with what changes no outcome drawn already. */
  private final class Draft {
    private final Where where;
    private final boolean lazy = chance(3);
    private List<ItemPlan> items = List.of();
    private int taken = CallPlan.RESULTS;
    private int workers;
    private int itemsPerTask;
    private Limit timeout = chance(3) ? Limit.NEVER : Limit.NONE;
    private Limit itemTimeout = chance(3) ? Limit.NEVER : Limit.NONE;
    private boolean failFast;
    private int retries;

    Draft(Where where) {
      this.where = where;
    }

    CallPlan plan() {
      return new CallPlan(
          List.copyOf(items),
          lazy,
          taken,
          where,
          where == Where.SEQUENTIAL ? 0 : workers,
          itemsPerTask,
          timeout,
          itemTimeout,
          failFast,
          retries);
    }
  }
}
