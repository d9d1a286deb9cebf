/**
 * From the {@linkplain org.inbatch.processor.model model} to the {@linkplain
 * org.inbatch.processor.spec spec}: one class a piece of the contract. A check never throws and
 * never stops at the first mistake; it reports, and gives what it could make out.
 */
@NullMarked
package org.inbatch.processor.check;

import org.jspecify.annotations.NullMarked;
