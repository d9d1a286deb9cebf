package org.inbatch.engine.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.inbatch.engine.process.Errands.Errand;

/** The main class of a JVM that has workers. What it asks of them is the class of its argument. */
final class Parent {

  private Parent() {}

  /** Does what the argument says. */
  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "asks" -> asks();
      case "hangs" -> hangs();
      case "starts" -> starts();
      case "leaves" -> leaves();
      case "leaves-the-dead" -> leavesTheDead();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static List<WorkerJvm> workers(int count) {
    return Stream.of("one", "two")
        .limit(count)
        .map(name -> WorkerJvm.start(Errands.settings(), name, Errands.class))
        .toList();
  }

  /** Prints the id of a worker, how it is set up, and what it logs, and ends without it. */
  private static void asks() throws Exception {
    WorkerJvm worker = workers(1).getFirst();
    worker.awaitReady();
    System.out.println(worker.pid());
    System.out.println(Errands.run(worker, Errand.FLAGS, ""));
    System.out.println("module " + Errands.run(worker, Errand.PROPERTY, "jdk.module.main"));
    System.out.println("variable " + Errands.run(worker, Errand.VARIABLE, "JAVA_TOOL_OPTIONS"));
    try (Logged logged = new Logged("the.errands")) {
      Errands.run(worker, Errand.LOG, "logged by it");
      System.out.println(logged.next());
    }
  }

  /** Prints the ids of two workers and of a child of one, who are all busy for ever. */
  private static void hangs() throws Exception {
    List<WorkerJvm> workers = workers(2);
    for (WorkerJvm worker : workers) {
      worker.awaitReady();
      System.out.println(worker.pid());
      System.out.println(Errands.run(worker, Errand.SPAWN, ""));
      worker.page().offer(Errands.CHUNK, 1);
      Errands.send(worker, Errand.HANG, new byte[0]);
    }
    System.out.println("hangs");
    workers.getFirst().input().awaitInput();
  }

  /** Prints the ids of two workers that have just begun. */
  private static void starts() {
    begins();
    System.out.println("starts");
    while (true) {
      Thread.onSpinWait();
    }
  }

  /** Prints the ids of two workers that have just begun, and ends. */
  private static void leaves() {
    begins();
  }

  /**
   * Prints the ids of two workers that end while they begin, as all do whose terminal is told to
   * stop, and ends before anybody has taken leave of them.
   */
  private static void leavesTheDead() {
    List<ProcessHandle> processes = new ArrayList<>();
    for (WorkerJvm worker : begins()) {
      processes.add(worker.handle());
    }
    Keeper.later(
        Duration.ZERO,
        () -> {
          for (ProcessHandle process : processes) {
            process.destroyForcibly();
            process.onExit().join();
          }
          while (Thread.getAllStackTraces().keySet().stream()
              .anyMatch(thread -> thread.getName().endsWith("-output"))) {
            Thread.onSpinWait();
          }
          System.exit(0); // on the thread that would take leave of them
        });
    while (true) {
      Thread.onSpinWait();
    }
  }

  private static List<WorkerJvm> begins() {
    List<WorkerJvm> begun = workers(2);
    for (WorkerJvm worker : begun) {
      while (!worker.isAlive()) {
        Thread.onSpinWait();
      }
      System.out.println(worker.pid());
    }
    return begun;
  }
}
