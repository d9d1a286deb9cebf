package org.inbatch.wire;

import java.util.Set;
import org.inbatch.NotTransferableException;
import org.jspecify.annotations.Nullable;

/**
 * How values of a type travel. {@link Codecs}, {@link ValueCodecs} and {@link TimeCodecs} have
 * those that there are.
 *
 * <p>Null travels too, whether it is meant or not. Thread-safe, and without state of a call: one
 * constant serves all.
 *
 * @param <T> the declared type of the values
 */
public interface Codec<T extends @Nullable Object> {

  /**
   * Writes a value into the open message. Where it throws, whatever it throws, the message is to be
   * {@linkplain WireOutput#abort() given up}.
   *
   * @throws NotTransferableException if the value, or something in it, cannot travel
   */
  void write(T value, WireOutput out);

  /**
   * Reads what {@link #write} wrote. Survives any bytes.
   *
   * @throws WireFormatException if they are none that {@link #write} writes
   */
  T read(WireInput in);

  /**
   * Returns a text that is the same on both sides if they mean the same: part of a {@linkplain
   * RemoteTarget#fingerprint() fingerprint}.
   */
  String shape();

  /** Returns the classes that values are declared to consist of: they are allowed to travel. */
  Set<Class<?>> declared();
}
