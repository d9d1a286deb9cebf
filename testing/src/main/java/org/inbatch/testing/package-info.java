/** Mishaps of items, for the tests of batches whose items run in worker processes. */
package org.inbatch.testing;
