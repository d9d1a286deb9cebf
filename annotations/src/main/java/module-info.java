/** What a user writes on the methods of a batch. */
module org.inbatch.annotations {
  exports org.inbatch.annotations;
}
