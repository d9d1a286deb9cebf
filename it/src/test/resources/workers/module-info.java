/** All that a user's module says; its workers see no more of it than others do. */
module com.example.workers {
  requires org.inbatch;
}
