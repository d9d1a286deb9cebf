/** All that a user's module says, and nobody can look into it. */
module com.example.words {
  requires org.inbatch;
}
