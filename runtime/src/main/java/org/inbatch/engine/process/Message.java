package org.inbatch.engine.process;

/**
 * The kinds of messages between a call and the worker that runs its items.
 *
 * <pre>
 *   parent ──►  BIND(binding, action, seed, arguments)           once a worker and call
 *          ──►  CHUNK(binding, sequence, base, count)  SET … SET  CHUNK_END
 *                                       SKIPPED instead of a SET that could not be written
 *          ──►  UNBIND(binding)                                 the call is over
 *          ──►  UNMAP(region)                                   memory is not shared any more
 *   worker ──►  VALUE | THREW | STUCK                              one for each SET that was begun
 *          ──►  UNBOUND                                            instead of all of a chunk, where BIND failed
 * </pre>
 */
final class Message {

  private Message() {}

  // What the parent sends.

  static final int BIND = 1;
  static final int CHUNK = 2;
  static final int SET = 3;
  static final int SKIPPED = 4;
  static final int CHUNK_END = 5;
  static final int UNBIND = 6;
  static final int UNMAP = 7;

  // What a worker sends.

  static final int VALUE = 16;

  /** What the item threw. */
  static final int THREW = 17;

  /** Why its argument set could not be read, or its value not be written. */
  static final int STUCK = 18;

  /** Why a call's arguments could not be read. */
  static final int UNBOUND = 19;
}
