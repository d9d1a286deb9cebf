package org.inbatch.samples.pages;

import static java.util.Objects.requireNonNull;
import static org.inbatch.CallOptions.concurrency;
import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.progressBar;
import static org.inbatch.CallOptions.retries;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.inbatch.AsyncOption;
import org.inbatch.Batch;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.ParallelTarget;

/** Pages whose titles are asked for, in both ways that there are: threads that wait, and stages. */
public final class PageBatch extends Batch<URI> implements PageBatchDispatcher.Parallel {

  private static final Pattern TITLE = Pattern.compile("<title>(.*?)</title>");

  private final HttpClient client;

  /** Creates a batch of pages; the client stays the caller's. */
  public PageBatch(List<URI> pages, HttpClient client) {
    super(pages);
    this.client = client;
  }

  /** Waits for a page, on a virtual thread, and returns its title. */
  @InBatchParallel(init = "indices", post = "report", target = ParallelTarget.ASYNC)
  String title(URI page) throws IOException, InterruptedException {
    return titleOf(client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()));
  }

  /** Asks for a page and returns at once; the client's threads see to the title. */
  @InBatchParallel(init = "indices", post = "report", target = ParallelTarget.ASYNC)
  CompletionStage<String> futureTitle(URI page) {
    return client
        .sendAsync(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
        .thenApply(response -> {
          try {
            return titleOf(response);
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        });
  }

  private static String titleOf(HttpResponse<String> response) throws IOException {
    if (response.statusCode() == 404) {
      throw new NoSuchElementException("there is no such page");
    }
    if (response.statusCode() != 200) {
      throw new IOException("the server answered " + response.statusCode());
    }
    Matcher title = TITLE.matcher(response.body());
    return title.find() ? title.group(1) : "(no title)";
  }

  /** Returns a line a page: its title, or why it has none. */
  List<String> report(Results<String> results) {
    return results.stream()
        .map(outcome ->
            switch (outcome) {
              case Outcome.Success<String>(long position, String title) ->
                  "%s: %s".formatted(indices().get((int) position).getPath(), title);
              case Outcome.Failure<String> failure ->
                  "%s: %s, %s"
                      .formatted(
                          ((URI) requireNonNull(failure.item())).getPath(),
                          failure.kind(),
                          failure.cause().getMessage());
            })
        .toList();
  }

  /** Asks for good and bad pages, once in each way. */
  public static void main(String[] args) throws IOException {
    AsyncOption[] options = {
      concurrency(8),
      itemTimeout(Duration.ofSeconds(1)),
      retries(2, IOException.class),
      progressBar()
    };
    try (SmallWeb web = new SmallWeb(3);
        HttpClient client = HttpClient.newHttpClient()) {
      List<URI> pages =
          Stream.of(
                  "/good/first",
                  "/slow/one",
                  "/silent/one",
                  "/slow/two",
                  "/busy/shop",
                  "/down/office",
                  "/lost",
                  "/slow/three",
                  "/good/last")
              .map(web::page)
              .toList();
      PageBatch batch = new PageBatch(pages, client);
      batch.parallel().title(options).forEach(System.out::println);
      batch.parallel().futureTitle(options).forEach(System.out::println);
    }
  }
}
