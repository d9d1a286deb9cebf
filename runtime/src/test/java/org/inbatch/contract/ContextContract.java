package org.inbatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.context.ContextRegistry;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.inbatch.Results;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What travels from the caller to its items: the class loader, and what is registered to travel.
 */
interface ContextContract extends ContractTheme {

  @Test
  default void theContextClassLoaderTravels() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader first = new URLClassLoader(new URL[0], before);
        URLClassLoader second = new URLClassLoader(new URL[0], before)) {
      for (ClassLoader loader : new ClassLoader[] {first, second, first, before}) {
        Thread.currentThread().setContextClassLoader(loader);
        Results<@Nullable ClassLoader> results =
            this.<@Nullable ClassLoader>run(
                500, i -> Thread.currentThread().getContextClassLoader());
        assertThat(results.values()).containsOnly(loader);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(loader);
      }
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  default void anItemCannotChangeTheContextClassLoaderOfTheNext() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader other = new URLClassLoader(new URL[0], before)) {
      Results<Integer> changing =
          run(
              50,
              i -> {
                Thread.currentThread().setContextClassLoader(other);
                return i;
              });
      assertThat(changing.anyFailed()).isFalse();
      Thread.currentThread().setContextClassLoader(before);

      Results<@Nullable ClassLoader> results =
          this.<@Nullable ClassLoader>run(500, i -> Thread.currentThread().getContextClassLoader());

      assertThat(results.values()).containsOnly(before);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  default void whatIsRegisteredForContextPropagationTravels() {
    ThreadLocal<String> tenant = new ThreadLocal<>();
    String key = "org.inbatch.contract.tenant";
    ContextRegistry.getInstance().registerThreadLocalAccessor(key, tenant);
    try {
      for (String value : new String[] {"first", "second"}) {
        tenant.set(value);
        Results<@Nullable String> results = this.<@Nullable String>run(500, i -> tenant.get());
        assertThat(results.values()).containsOnly(value);
        assertThat(tenant.get()).isEqualTo(value);
      }

      // And it does not stay behind in a worker.
      tenant.remove();
      Results<@Nullable String> results = this.<@Nullable String>run(500, i -> tenant.get());
      assertThat(results.values()).containsOnlyNulls();
    } finally {
      tenant.remove();
      ContextRegistry.getInstance().removeThreadLocalAccessor(key);
    }
  }

  @Test
  default void noItemRunsOnTheCommonPool() {
    Results<Thread> results = run(2_000, i -> Thread.currentThread());

    assertThat(results.values())
        .noneMatch(thread ->
            thread instanceof ForkJoinWorkerThread worker
                && worker.getPool().equals(ForkJoinPool.commonPool()));
  }
}
