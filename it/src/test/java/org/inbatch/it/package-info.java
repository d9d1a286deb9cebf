/**
 * Users' builds, with the jars as they are published: what a test of one module, on its class path,
 * cannot show.
 */
@NullMarked
package org.inbatch.it;

import org.jspecify.annotations.NullMarked;
