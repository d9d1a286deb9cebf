/**
 * What generated dispatchers call: it turns options into a plan, init's result into a source of
 * argument sets, picks the engine, and turns what the engine collected into what post takes.
 *
 * <p>A generated method is three steps, init, one call into this package, and post:
 *
 * <pre>{@code
 * Results<BufferedImage> results =
 *     Dispatch.threads(THUMBNAIL, options)
 *         .results(ArgumentSets.of(batch.indices()), file -> batch.thumbnail(file, width));
 * }</pre>
 *
 * <p>Users need not name anything here. It may use every other package; none uses it.
 */
@NullMarked
package org.inbatch.dispatch;

import org.jspecify.annotations.NullMarked;
