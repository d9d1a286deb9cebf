package com.example;

import static org.inbatch.annotations.ParallelTarget.ASYNC;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.inbatch.Batch;
import org.inbatch.Outcome;
import org.inbatch.Results;
import org.inbatch.annotations.Action;
import org.inbatch.annotations.InBatchParallel;
import org.inbatch.annotations.Seeded;

class Pages extends Batch<URI> implements PagesDispatcher.Parallel {

  Pages(List<URI> pages) {
    super(pages);
  }

  int[] ports() {
    return new int[] {80, 443};
  }

  record Request(URI page, int port) {}

  List<Request> requests() {
    return indices().stream().map(page -> new Request(page, page.getPort())).toList();
  }

  // Ordinary methods.

  @InBatchParallel(init = "indices", target = ASYNC)
  String fetch(URI page, String agent) throws IOException {
    return page.getHost() + agent;
  }

  @Action
  @InBatchParallel(init = "ports", target = ASYNC)
  void knock(int port) {}

  @InBatchParallel(init = "ports", post = "sum", target = ASYNC)
  double latency(int port) {
    return port;
  }

  double sum(double[] values) {
    return values.length;
  }

  // Stages.

  @InBatchParallel(init = "indices", target = ASYNC)
  CompletableFuture<String> stage(URI page) {
    return CompletableFuture.completedFuture(page.getHost());
  }

  @Action
  @InBatchParallel(init = "indices", post = "take", target = ASYNC)
  CompletionStage<? extends Number> length(URI page) {
    return CompletableFuture.completedFuture(page.toString().length());
  }

  Pages take(Results<? extends Number> lengths) {
    return this;
  }

  @InBatchParallel(init = "indices", post = "total", target = ASYNC)
  CompletableFuture<Integer> size(URI page, @Seeded RandomGenerator random) {
    return CompletableFuture.completedFuture(random.nextInt());
  }

  double total(double[] sizes) {
    return sizes.length;
  }

  @InBatchParallel(init = "ports", target = ASYNC)
  CompletableFuture<Void> ping(int port) {
    return CompletableFuture.completedFuture(null);
  }

  @InBatchParallel(init = "requests", post = "first", target = ASYNC)
  static CompletionStage<String> request(URI page, int port) {
    return CompletableFuture.completedFuture(page.getHost() + port);
  }

  String first(Stream<Outcome<String>> outcomes) {
    return outcomes.findFirst().map(Object::toString).orElse("");
  }

  @InBatchParallel(init = "indices", post = "join", target = ASYNC)
  <T extends CharSequence> CompletionStage<List<T>> generic(URI page, T word) {
    return CompletableFuture.completedFuture(List.of(word));
  }

  <T extends CharSequence> int join(List<List<T>> words) {
    return words.size();
  }

  @SuppressWarnings("rawtypes")
  @InBatchParallel(init = "indices", target = ASYNC)
  CompletionStage raw(URI page) {
    return CompletableFuture.completedFuture(page);
  }

  // No stage, and so an ordinary method.

  @InBatchParallel(init = "indices", target = ASYNC)
  Future<String> future(URI page) {
    return CompletableFuture.completedFuture(page.getHost());
  }
}
