/** The run time: what users name, what generated dispatchers call, and the engines behind it. */
@SuppressWarnings("requires-automatic") // context-propagation's name is that of its file
module org.inbatch {
  requires java.logging;
  requires java.management;
  requires transitive org.inbatch.annotations;
  requires static transitive org.jspecify;

  // Used where they are there.
  requires static context.propagation;
  requires static me.tongfei.progressbar;

  exports org.inbatch;
  exports org.inbatch.dispatch;
  exports org.inbatch.observe;
  exports org.inbatch.wire;
  exports org.inbatch.engine.process to
      java.logging; // a worker's handler is found by its name
}
