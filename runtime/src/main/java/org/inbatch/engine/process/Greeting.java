package org.inbatch.engine.process;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * What a worker says first, in the memory that it shares with its parent and by each of its
 * connections, and all that is read of it before it is trusted.
 *
 * <pre>
 *   0                                32        33        34
 *  +--------------------------------+---------+---------+
 *  | the token, random              | version | role    |
 *  +--------------------------------+---------+---------+
 *   role:  0 the bell, 1 the control connection, 2 the memory
 * </pre>
 *
 * <p>The token comes to the worker by its standard input, which ends with it. On the control
 * connection the parent then sends orders:
 *
 * <pre>
 *   0       1                       9
 *  +-------+-----------------------+
 *  | order | item, high byte first |    order: 0 interrupt the item, if it runs; 1 end
 *  +-------+-----------------------+
 * </pre>
 */
final class Greeting {

  static final int TOKEN = 32;
  static final int LENGTH = TOKEN + 2;

  static final byte BELL = 0;
  static final byte CONTROL = 1;
  static final byte MEMORY = 2;

  static final int ORDER = 9;
  static final byte INTERRUPT = 0;
  static final byte END = 1;

  /** Changes with whatever both sides have to agree on. */
  private static final byte VERSION = 2;

  private Greeting() {}

  static byte[] freshToken() {
    byte[] token = new byte[TOKEN];
    new SecureRandom().nextBytes(token);
    return token;
  }

  static ByteBuffer of(byte[] token, byte role) {
    return ByteBuffer.allocate(LENGTH).put(token).put(VERSION).put(role).flip();
  }

  /** Returns whether who sent it has the token. Nothing else of it may be looked at before. */
  static boolean isRight(ByteBuffer greeting, byte[] token) {
    byte[] claimed = new byte[TOKEN];
    greeting.get(0, claimed);
    return MessageDigest.isEqual(claimed, token);
  }

  static boolean isOfThisVersion(ByteBuffer greeting) {
    return greeting.get(TOKEN) == VERSION;
  }

  static byte role(ByteBuffer greeting) {
    return greeting.get(TOKEN + 1);
  }

  static ByteBuffer order(byte order, long item) {
    return ByteBuffer.allocate(ORDER).put(order).putLong(item).flip();
  }
}
