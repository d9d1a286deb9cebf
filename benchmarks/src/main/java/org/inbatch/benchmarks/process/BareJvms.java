package org.inbatch.benchmarks.process;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The least that a pool of worker JVMs can do, by hand: each is started, connects by a Unix-domain
 * socket, reads a number, and answers. What that takes is the JDK's, and the machine's.
 */
final class BareJvms {

  private final List<Process> processes = new ArrayList<>();

  /** A JVM of its own: connects to the socket whose path is the argument. */
  public static void main(String[] args) throws IOException {
    try (SocketChannel parent = SocketChannel.open(UnixDomainSocketAddress.of(args[0]))) {
      int number = read(parent);
      write(parent, number * number);
    }
  }

  /** Has so many new JVMs square a number each, and returns the sum. */
  int squares(int count) throws IOException {
    Path directory = Files.createTempDirectory("bare");
    Path socket = directory.resolve("socket");
    List<SocketChannel> connections = new ArrayList<>();
    try (ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      door.bind(UnixDomainSocketAddress.of(socket));
      for (int i = 0; i < count; i++) {
        processes.add(start(socket));
      }
      for (int i = 0; i < count; i++) {
        SocketChannel connection = door.accept();
        connections.add(connection);
        write(connection, i + 1);
      }
      int sum = 0;
      for (SocketChannel connection : connections) {
        sum += read(connection);
      }
      return sum;
    } finally {
      for (SocketChannel connection : connections) {
        connection.close();
      }
      Files.deleteIfExists(socket);
      Files.delete(directory);
    }
  }

  private static Process start(Path socket) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:ActiveProcessorCount=1", // what a worker is started with
            "-XX:CompileThresholdScaling=4",
            "-XX:-UsePerfData",
            "-Djava.nio.channels.spi.SelectorProvider="
                + SelectorProvider.provider().getClass().getName(),
            "-cp",
            System.getProperty("java.class.path"),
            BareJvms.class.getName(),
            socket.toString())
        .inheritIO()
        .start();
  }

  /** Waits until all have ended. */
  void awaitEnd() {
    processes.forEach(process -> process.onExit().join());
    processes.clear();
  }

  private static int read(ByteChannel from) throws IOException {
    ByteBuffer number = ByteBuffer.allocate(Integer.BYTES);
    while (number.hasRemaining()) {
      if (from.read(number) < 0) {
        throw new IOException("the other side is gone");
      }
    }
    return number.flip().getInt();
  }

  private static void write(ByteChannel to, int number) throws IOException {
    to.write(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
  }
}
