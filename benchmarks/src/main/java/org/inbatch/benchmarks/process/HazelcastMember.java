package org.inbatch.benchmarks.process;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Members of a Hazelcast cluster of this machine's own: one here, one in another JVM. */
final class HazelcastMember {

  private static final String LOOPBACK = "127.0.0.1";

  private HazelcastMember() {}

  /** Starts a member here, the first of a cluster. */
  static HazelcastInstance first() {
    return start("inbatch-" + ProcessHandle.current().pid(), List.of());
  }

  /** Starts a JVM like this one, in which a member joins the first, and waits until it has. */
  static Process second(HazelcastInstance first) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--"))
        .forEach(command::add);
    command.add("-classpath");
    command.add(System.getProperty("java.class.path"));
    command.add(HazelcastMember.class.getName());
    command.add(first.getConfig().getClusterName());
    command.add(LOOPBACK + ":" + first.getCluster().getLocalMember().getAddress().getPort());
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      if (process.inputReader().readLine() == null) {
        throw new IllegalStateException("the second member has ended");
      }
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Joins a cluster, prints a line, and leaves when standard input ends: at the latest with the
   * process that started this.
   *
   * @param args the cluster's name, and where its first member is
   */
  public static void main(String[] args) throws IOException {
    HazelcastInstance second = start(args[0], List.of(args[1]));
    System.out.println(second.getCluster().getMembers());
    System.in.transferTo(OutputStream.nullOutputStream());
    second.getLifecycleService().terminate();
  }

  private static HazelcastInstance start(String cluster, List<String> others) {
    Config config =
        new Config()
            .setClusterName(cluster)
            .setProperty("hazelcast.logging.type", "none")
            .setProperty("hazelcast.phone.home.enabled", "false")
            .setProperty("hazelcast.socket.bind.any", "false");
    NetworkConfig network = config.getNetworkConfig().setPort(0);
    network.getInterfaces().setEnabled(true).addInterface(LOOPBACK);
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setMembers(others);
    return Hazelcast.newHazelcastInstance(config);
  }
}
