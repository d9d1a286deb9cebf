package org.inbatch.benchmarks.process;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import java.io.Serializable;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What {@link RoundTrips} does, by Hazelcast's executor: tasks for a member in another JVM. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    jvmArgsPrepend = { // what Hazelcast asks for where it lacks it
      "--add-modules=java.se",
      "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
      "--add-opens=java.base/java.lang=ALL-UNNAMED",
      "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
      "--add-opens=java.management/sun.management=ALL-UNNAMED",
      "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED"
    })
public class HazelcastRoundTrips {

  private record Nothing(int number) implements Callable<Integer>, Serializable {

    @Override
    public Integer call() {
      return number;
    }
  }

  private final HazelcastInstance here = HazelcastMember.first();
  private final Process otherJvm = HazelcastMember.second(here);
  private final IExecutorService executor = here.getExecutorService("executor");
  private final Member there =
      here.getCluster().getMembers().stream()
          .filter(member -> !member.localMember())
          .findAny()
          .orElseThrow();

  /** One task at a time. */
  @Benchmark
  public Integer oneWorker() throws ExecutionException, InterruptedException {
    return executor.submitToMember(new Nothing(1), there).get();
  }

  /** Ends both members. */
  @TearDown
  public void end() throws InterruptedException {
    here.getLifecycleService().terminate();
    otherJvm.destroyForcibly().waitFor();
  }
}
