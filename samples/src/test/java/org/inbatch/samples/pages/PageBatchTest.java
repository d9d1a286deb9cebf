package org.inbatch.samples.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inbatch.CallOptions.concurrency;
import static org.inbatch.CallOptions.itemTimeout;
import static org.inbatch.CallOptions.retries;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inbatch.AsyncOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Asks for pages in both ways. The client is closed before the web is, which ends only if nobody
 * waits for a silent page any more.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class PageBatchTest {

  /** How titles are asked for. */
  enum Way {
    THREADS {
      @Override
      List<String> titles(PageBatch batch, AsyncOption... options) {
        return batch.parallel().title(options);
      }
    },
    STAGES {
      @Override
      List<String> titles(PageBatch batch, AsyncOption... options) {
        return batch.parallel().futureTitle(options);
      }
    };

    abstract List<String> titles(PageBatch batch, AsyncOption... options);
  }

  @ParameterizedTest
  @EnumSource
  void aPageHasItsTitleOrTheReasonWhyNot(Way way) throws IOException {
    try (SmallWeb web = new SmallWeb(1);
        HttpClient client = HttpClient.newHttpClient()) {
      List<URI> pages = pages(web, "/good/tea", "/lost", "/slow/salt", "/down/office");

      assertThat(way.titles(new PageBatch(pages, client)))
          .containsExactly(
              "/good/tea: About tea",
              "/lost: THREW, there is no such page",
              "/slow/salt: About salt",
              "/down/office: THREW, the server answered 503");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsBusyIsAskedAgainAndWhatIsNotThereIsNot(Way way) throws IOException {
    try (SmallWeb web = new SmallWeb(1);
        HttpClient client = HttpClient.newHttpClient()) {
      List<URI> pages = pages(web, "/busy/shop", "/lost", "/down/office");

      assertThat(way.titles(new PageBatch(pages, client), retries(2, IOException.class)))
          .containsExactly(
              "/busy/shop: About shop",
              "/lost: THREW, there is no such page",
              "/down/office: THREW, the server answered 503");
      assertThat(pages).extracting(web::requests).containsExactly(3, 1, 3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void pagesAreWaitedForTogether(Way way) throws IOException {
    // None is answered before all have been asked for.
    try (SmallWeb web = new SmallWeb(50);
        HttpClient client = HttpClient.newHttpClient()) {
      assertThat(way.titles(slowPages(web, client, 50)))
          .hasSize(50)
          .allMatch(PageBatchTest::isTitle);
      assertThat(web.mostWaiting()).isEqualTo(50);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noMoreThanSoManyAtOnce(Way way) throws IOException {
    try (SmallWeb web = new SmallWeb(3);
        HttpClient client = HttpClient.newHttpClient()) {
      assertThat(way.titles(slowPages(web, client, 40), concurrency(3)))
          .hasSize(40)
          .allMatch(PageBatchTest::isTitle);
      assertThat(web.mostWaiting()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPageThatNeverAnswersIsGivenUp(Way way) throws IOException {
    try (SmallWeb web = new SmallWeb(1);
        HttpClient client = HttpClient.newHttpClient()) {
      PageBatch batch = new PageBatch(pages(web, "/silent/one", "/silent/two"), client);

      assertThat(way.titles(batch, itemTimeout(Duration.ofMillis(50)), concurrency(1)))
          .satisfiesExactly(
              line -> assertThat(line).startsWith("/silent/one: TIMED_OUT, "),
              line -> assertThat(line).startsWith("/silent/two: TIMED_OUT, "));
    }
  }

  @Test
  void aWebThatIsClosedAnswersNobodyAnyMore() throws IOException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      CompletableFuture<HttpResponse<String>> answer;
      try (SmallWeb web = new SmallWeb(1)) {
        HttpRequest request = HttpRequest.newBuilder(web.page("/silent/one")).build();
        answer = client.sendAsync(request, BodyHandlers.ofString());
      }
      assertThatThrownBy(answer::join).hasCauseInstanceOf(IOException.class);
    }
  }

  private static boolean isTitle(String line) {
    return line.matches("/slow/(\\d+): About \\1");
  }

  private static PageBatch slowPages(SmallWeb web, HttpClient client, int n) {
    return new PageBatch(
        IntStream.range(0, n).mapToObj(i -> web.page("/slow/" + i)).toList(), client);
  }

  private static List<URI> pages(SmallWeb web, String... paths) {
    return Stream.of(paths).map(web::page).toList();
  }
}
