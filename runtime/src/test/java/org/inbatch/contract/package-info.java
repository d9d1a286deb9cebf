/**
 * One suite for the run-time contract, and one thin class for each engine that it runs against.
 *
 * <pre>
 *   EngineContract ─────────── what every engine keeps, a theme an interface: OutcomesContract, …
 *     ▲        ▲
 *     │   ParallelEngineContract ── what engines with threads keep: WorkersContract, DeadlinesContract, …
 *     │        ▲            ▲
 *     │        │       OwnThreadsContract ── and what those keep that make their threads themselves
 *     │        │            ▲
 *     │   ExecutorEngineTest ThreadsEngineTest
 *   SequentialEngineTest
 * </pre>
 *
 * <p>A theme is an interface with default methods, so that an engine's report lists every line of
 * the contract under the engine's own name. Where an engine deviates, its class says so with tests
 * of its own: a deviation is asserted, never skipped.
 *
 * <p>Nothing here sleeps and nothing depends on speed: what must happen at once meets at a latch,
 * what must not wait has a limit of a minute, and a hanging test fails with the stacks of all
 * threads.
 */
@NullMarked
package org.inbatch.contract;

import org.jspecify.annotations.NullMarked;
