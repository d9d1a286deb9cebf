/**
 * What a user writes on the methods of a batch class.
 *
 * <p>The idea in three sentences. A method is written for <em>one item</em> of a batch and
 * annotated with {@link org.inbatch.annotations.InBatchParallel}. At compile time a typed
 * <em>dispatcher</em> is generated beside the batch class; its method of the same name takes the
 * whole batch. It calls <em>init</em> for the argument sets, runs the method once for each of them
 * on an <em>engine</em>, and hands the outcomes, in order, to <em>post</em>:
 *
 * <pre>
 *   init  ──►  argument set 0, 1, 2, …  ──►  the annotated method, in parallel  ──►  outcomes  ──►  post
 * </pre>
 *
 * <p>These annotations depend on nothing and are kept in class files, where the processor reads
 * them for inherited actions; at run time {@link org.inbatch.annotations.Transferable} alone is
 * read.
 */
package org.inbatch.annotations;
