package com.example.workers;

import static org.inbatch.annotations.ParallelTarget.PROCESS;

import com.example.workers.parts.Word;
import java.io.Serializable;
import java.util.List;
import org.inbatch.Batch;
import org.inbatch.annotations.InBatchParallel;

/** What becomes of words in worker processes. Nothing of it can be seen from outside its package. */
class Words extends Batch<Word> implements WordsDispatcher.Parallel {

  /** A call's argument. */
  record Mark(char character, Place place) {}

  enum Place {
    BEFORE,
    BEHIND
  }

  /** An item's value. */
  record Marked(String text, String module, long process) {}

  static final class NoWordException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoWordException(String message) {
      super(message);
    }
  }

  /** What a factory makes. */
  interface Repetition extends Serializable {
    String of(String text, int times);
  }

  Words(List<Word> words) {
    super(words);
  }

  @InBatchParallel(init = "indices", target = PROCESS)
  static Marked mark(Word word, Mark mark) {
    switch (word.text()) {
      case "halt" -> Runtime.getRuntime().halt(3);
      case "" -> throw new NoWordException("there is no word");
      default -> {}
    }
    String text = word.text().repeat(word.times());
    return new Marked(
        mark.place() == Place.BEFORE ? mark.character() + text : text + mark.character(),
        String.valueOf(Words.class.getModule().getName()),
        ProcessHandle.current().pid());
  }

  @InBatchParallel(init = "indices", target = PROCESS)
  Repetition repeat(String separator) {
    return (text, times) -> String.join(separator, java.util.Collections.nCopies(times, text));
  }
}
