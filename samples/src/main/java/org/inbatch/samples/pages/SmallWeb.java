package org.inbatch.samples.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands for the web: a server of this machine's own, on a free port of the loopback address, whose
 * pages are as good or bad as their paths say.
 *
 * <ul>
 *   <li>{@code /good/...} answers.
 *   <li>{@code /slow/...} answers when enough requests for its like wait.
 *   <li>{@code /busy/...} refuses two requests, as too many, and answers the third.
 *   <li>{@code /down/...} refuses every request.
 *   <li>{@code /silent/...} never answers.
 *   <li>Whatever else is asked for is not there.
 * </ul>
 *
 * <p>Closing it ends all of its threads and frees the port.
 */
final class SmallWeb implements AutoCloseable {

  /** How pages of a kind are. */
  @FunctionalInterface
  private interface Manner {

    /**
     * Returns the status that a page is answered with, as soon as it is to be answered.
     *
     * @param request how many requests there were for this page
     */
    int answer(int request) throws InterruptedException;
  }

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<URI, AtomicInteger> requests = new ConcurrentHashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger mostWaiting = new AtomicInteger();
  private final HttpServer server;

  /**
   * Starts the server.
   *
   * @param crowd how many requests for slow pages are enough
   */
  SmallWeb(int crowd) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    CountDownLatch enough = new CountDownLatch(crowd);
    CountDownLatch never = new CountDownLatch(1);
    serve("/good/", _ -> 200);
    serve(
        "/slow/",
        _ -> {
          enough.countDown();
          enough.await();
          return 200;
        });
    serve("/busy/", request -> request % 3 == 0 ? 200 : 503);
    serve("/down/", _ -> 503);
    serve(
        "/silent/",
        _ -> {
          never.await();
          return 200;
        });
    serve("/", _ -> 404);
    server.start();
  }

  /** Returns the address of a page. */
  URI page(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
  }

  /** Returns how many requests there were for a page. */
  int requests(URI page) {
    return counter(page).get();
  }

  /** Returns how many requests waited for their answers at once, at most. */
  int mostWaiting() {
    return mostWaiting.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }

  private AtomicInteger counter(URI page) {
    return requests.computeIfAbsent(page, _ -> new AtomicInteger());
  }

  private void serve(String prefix, Manner manner) {
    server.createContext(
        prefix,
        exchange -> {
          try (exchange) {
            String path = exchange.getRequestURI().getPath();
            mostWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
            int status = manner.answer(counter(page(path)).incrementAndGet());
            // Before the answer: who has it may send the next request at once.
            waiting.decrementAndGet();
            send(
                exchange,
                status,
                "<title>About %s</title>".formatted(path.substring(prefix.length())));
          } catch (InterruptedException closed) {
            throw new InterruptedIOException();
          }
        });
  }

  private static void send(HttpExchange exchange, int status, String page) throws IOException {
    byte[] bytes = page.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
