/**
 * How values travel to other JVMs: messages in {@linkplain org.inbatch.wire.WireOutput frames},
 * written and read by {@linkplain org.inbatch.wire.Codecs codecs}.
 *
 * <p>Generated dispatchers name it, and an engine whose workers are elsewhere uses it. It may use
 * {@code org.inbatch} alone and knows neither processes nor sockets.
 */
@NullMarked
package org.inbatch.wire;

import org.jspecify.annotations.NullMarked;
