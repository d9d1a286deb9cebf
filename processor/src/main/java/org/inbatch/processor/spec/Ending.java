package org.inbatch.processor.spec;

import com.palantir.javapoet.TypeName;

/** What becomes of what the invocations brought. */
public sealed interface Ending {

  /** Post is called. */
  sealed interface WithPost extends Ending {

    /** Returns the method. */
    MemberUse post();
  }

  /**
   * An ordinary method without post: the results are returned.
   *
   * @param results the type of the results
   */
  record PlainResults(TypeName results) implements Ending {}

  /**
   * An {@code @Action} without post: the batch is returned, unless an item failed.
   *
   * @param results the type of the results
   */
  record OwnBatch(TypeName results) implements Ending {}

  /**
   * Post takes all outcomes.
   *
   * @param post the method
   * @param results the type of the results, as post wants them
   */
  record Outcomes(MemberUse post, TypeName results) implements WithPost {}

  /**
   * Post takes a stream of the outcomes while later items still run.
   *
   * @param post the method
   * @param result what the action returns, as post wants it
   */
  record Streamed(MemberUse post, TypeName result) implements WithPost {}

  /**
   * Post takes a list of the values, if no item failed.
   *
   * @param post the method
   * @param results the type of the results
   */
  record Values(MemberUse post, TypeName results) implements WithPost {}

  /**
   * Post takes an array of the values, if no item failed.
   *
   * @param post the method
   * @param results the type of the results
   * @param component the array's component type
   * @param erasure the component type as an array can be made of it
   */
  record ValueArray(MemberUse post, TypeName results, TypeName component, TypeName erasure)
      implements WithPost {}

  /**
   * Post takes a primitive array of the values, if no item failed.
   *
   * @param post the method
   * @param component the array's component type
   */
  record PrimitiveArray(MemberUse post, TypeName component) implements WithPost {}
}
