package org.inbatch.engine;

/** Lets a throwable of the user's code pass as it is, declared or not. */
public final class Sneaky {

  private Sneaky() {}

  /** Throws what it is given; the return type lets a caller write {@code throw rethrow(t)}. */
  public static RuntimeException rethrow(Throwable thrown) {
    throw Sneaky.<RuntimeException>as(thrown);
  }

  @SuppressWarnings({
    "unchecked",
    "TypeParameterUnusedInFormals"
  }) // erased: nothing is cast at run time
  private static <T extends Throwable> T as(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
