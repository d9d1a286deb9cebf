package org.inbatch.benchmarks.peer;

import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

/** The peers, in the order of the table. */
public enum Contender {
  IN_BATCH("InBatch", true),
  PLAIN_LOOP("plain loop", true),
  PARALLEL_STREAM("parallelStream", true),
  FIXED_POOL("invokeAll, fixed pool", false),
  FORK_JOIN_POOL("invokeAll, ForkJoinPool", true),
  COMPLETABLE_FUTURE("CompletableFuture.allOf", true),
  VIRTUAL_THREADS("virtual threads", true),
  PARALLEL_COLLECTORS("parallel-collectors", false),
  PARALLEL_COLLECTORS_BATCHING("parallel-collectors, batching", false),
  MAP_CONCURRENT("Gatherers.mapConcurrent", true),
  RX_JAVA("RxJava", false),
  REACTOR("Reactor", false),
  ECLIPSE_COLLECTIONS("ParallelIterate", false),
  JOX("jox channels", true);

  private final String label;
  private final boolean nests;

  Contender(String label, boolean nests) {
    this.label = label;
    this.nests = nests;
  }

  /** Returns the name that tables and plots show. */
  public String label() {
    return label;
  }

  /**
   * Tells whether a call may be made inside a call. Threads of a fixed pool would wait for one
   * another for ever.
   */
  public boolean nests() {
    return nests;
  }

  /**
   * Tells whether it hands items to an executor's threads; the caller's thread does not suffice.
   */
  public boolean isOnExecutor() {
    return switch (this) {
      case IN_BATCH, PLAIN_LOOP, PARALLEL_STREAM -> false;
      default -> true;
    };
  }

  /**
   * Returns for how many items it is asked at most. Some that hand over item by item would need
   * minutes to measure a call with a million.
   */
  public int mostItems() {
    return switch (this) {
      case PARALLEL_COLLECTORS, MAP_CONCURRENT, JOX -> 100_000;
      default -> Integer.MAX_VALUE;
    };
  }

  /** Creates the peer, with its threads. */
  public Peer create() {
    return switch (this) {
      case IN_BATCH -> new InBatchPeer();
      case PLAIN_LOOP -> new PlainLoopPeer();
      case PARALLEL_STREAM -> new ParallelStreamPeer();
      case FIXED_POOL -> new InvokeAllPeer(Executors.newFixedThreadPool(Peer.CORES));
      case FORK_JOIN_POOL -> new InvokeAllPeer(new ForkJoinPool(Peer.CORES));
      case VIRTUAL_THREADS -> new InvokeAllPeer(Executors.newVirtualThreadPerTaskExecutor());
      case COMPLETABLE_FUTURE -> new CompletableFuturePeer();
      case PARALLEL_COLLECTORS -> new ParallelCollectorsPeer(false);
      case PARALLEL_COLLECTORS_BATCHING -> new ParallelCollectorsPeer(true);
      case MAP_CONCURRENT -> new MapConcurrentPeer();
      case RX_JAVA -> new RxJavaPeer();
      case REACTOR -> new ReactorPeer();
      case ECLIPSE_COLLECTIONS -> new EclipseCollectionsPeer();
      case JOX -> new JoxPeer();
    };
  }
}
