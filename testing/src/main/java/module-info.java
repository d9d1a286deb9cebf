/** What the tests of a batch may do to the worker processes that run it. */
module org.inbatch.testing {
  exports org.inbatch.testing;
}
