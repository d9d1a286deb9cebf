/**
 * Worker JVMs: starting them, moving bytes to them and back, knowing what they do, ending them.
 *
 * <pre>
 *    this JVM                                                        a worker
 *    WorkerJvm ── output() ──► ring of bytes ──────────► Items.run(input, output, page), the runner
 *        ▲  ◄──── input() ◄─── ring of bytes ◄──────────      │        ▲
 *        │      ControlPage: what it began, what it runs      │        │ interrupt
 *        │      bell: a byte wakes who sleeps                 ▼        │
 *        └───── control connection: interrupt, end; its end is the other's death: WorkerMain
 *               standard output: lines and log records ──► System.Logger
 * </pre>
 *
 * <p>It knows no other engine. What both JVMs share is drawn in {@link SharedMemory}.
 */
@NullMarked
package org.inbatch.engine.process;

import org.jspecify.annotations.NullMarked;
