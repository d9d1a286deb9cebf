/**
 * The catalogue of everything the processor may say to a user, and the report that collects it.
 *
 * <p>Uses no other package of the processor.
 */
@NullMarked
package org.inbatch.processor.report;

import org.jspecify.annotations.NullMarked;
