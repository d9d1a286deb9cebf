package org.inbatch.engine;

import java.lang.reflect.Array;
import org.inbatch.Engine;

/**
 * The values of a call: an array that grows where their number is not known before the source ends.
 * Thread-safe; who reads a value synchronizes with who has put it by other means.
 *
 * @param <S> the type of the array
 */
@SuppressWarnings("SuspiciousSystemArraycopy") // S is an array type
public final class Values<S> {

  private static final int INITIAL_CAPACITY = 16;

  private final Engine.Call<?, S> call;

  /** Whether the array grows, and so is put to under a lock. */
  private final boolean grows;

  private S array;
  private int capacity;

  /** Creates room for values of the call. */
  public Values(Engine.Call<?, S> call) {
    this(call, INITIAL_CAPACITY, true);
  }

  /** Creates room for so many values of the call, and no more. */
  public Values(Engine.Call<?, S> call, int size) {
    this(call, size, false);
  }

  private Values(Engine.Call<?, S> call, int capacity, boolean grows) {
    this.call = call;
    this.grows = grows;
    this.array = call.newSlots(capacity);
    this.capacity = capacity;
  }

  /** Copies the value at index 0 of an array to a position. */
  public void put(long position, S slot) {
    if (grows) {
      putGrowing(position, slot);
    } else {
      System.arraycopy(slot, 0, array, (int) position, 1);
    }
  }

  private synchronized void putGrowing(long position, S slot) {
    int index = Math.toIntExact(position);
    if (index >= capacity) {
      grow(Math.addExact(index, 1));
    }
    System.arraycopy(slot, 0, array, index, 1);
  }

  /** Returns an array of the first values, which nothing writes to any more. */
  public synchronized S toArray(int size) {
    if (Array.getLength(array) == size) {
      return array;
    }
    S exact = call.newSlots(size);
    System.arraycopy(array, 0, exact, 0, Math.min(size, capacity));
    return exact;
  }

  private void grow(int needed) {
    int grown =
        Math.max(needed, capacity < Integer.MAX_VALUE / 2 ? capacity * 2 : Integer.MAX_VALUE - 8);
    S larger = call.newSlots(grown);
    System.arraycopy(array, 0, larger, 0, capacity);
    array = larger;
    capacity = grown;
  }
}
