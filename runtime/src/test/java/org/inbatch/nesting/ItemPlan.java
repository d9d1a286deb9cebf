package org.inbatch.nesting;

/** What an item of a planned call does. */
sealed interface ItemPlan {

  /** How an item ends if nothing ends it. */
  enum OwnEnd {
    SUCCEEDS,
    FAILS,
    NEVER
  }

  /** Returns how the item ends if nothing ends it, run again so often at most. */
  OwnEnd ownEnd(int retries);

  /** Returns a value. */
  record Returns() implements ItemPlan {
    @Override
    public OwnEnd ownEnd(int retries) {
      return OwnEnd.SUCCEEDS;
    }
  }

  /** Throws at its first attempts, and returns a value after that. */
  record Throws(int times) implements ItemPlan {
    static final int ALWAYS = Integer.MAX_VALUE;

    @Override
    public OwnEnd ownEnd(int retries) {
      return times <= retries ? OwnEnd.SUCCEEDS : OwnEnd.FAILS;
    }
  }

  /** Waits for what never comes: only an interrupt ends it. */
  record Waits() implements ItemPlan {
    @Override
    public OwnEnd ownEnd(int retries) {
      return OwnEnd.NEVER;
    }
  }

  /** Makes a call itself. */
  record Calls(CallPlan call) implements ItemPlan {
    @Override
    public OwnEnd ownEnd(int retries) {
      return call.neverEnds() ? OwnEnd.NEVER : OwnEnd.SUCCEEDS;
    }
  }

  /** Makes a call that never ends, and is interrupted meanwhile by {@link Interrupts}. */
  record IsInterrupted(CallPlan call) implements ItemPlan {
    @Override
    public OwnEnd ownEnd(int retries) {
      return OwnEnd.FAILS;
    }
  }

  /** Interrupts the thread of the item at an index, once that has begun. */
  record Interrupts(int index) implements ItemPlan {
    @Override
    public OwnEnd ownEnd(int retries) {
      return OwnEnd.SUCCEEDS;
    }
  }
}
