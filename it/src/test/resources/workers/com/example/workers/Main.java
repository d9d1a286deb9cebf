package com.example.workers;

import com.example.workers.Words.Mark;
import com.example.workers.Words.Marked;
import com.example.workers.Words.Place;
import com.example.workers.parts.Word;
import java.util.List;
import org.inbatch.Outcome;
import org.inbatch.WorkerLostException;

final class Main {
  private Main() {}

  public static void main(String[] args) {
    Words words =
        new Words(
            List.of(new Word("a", 2), new Word("halt", 1), new Word("", 1), new Word("the", 1)));
    words.parallel().mark(new Mark('!', Place.BEHIND)).forEach(Main::print);
    System.out.println(words.parallel().repeat("-").values());
  }

  private static void print(Outcome<Marked> outcome) {
    System.out.println(
        switch (outcome) {
          case Outcome.Success<Marked>(long _, Marked marked) ->
              "%s in %s of %s"
                  .formatted(marked.text(), marked.module(), whose(marked.process()));
          case Outcome.Failure<Marked> failure ->
              failure.kind() + ": " + told(failure.cause());
        });
  }

  private static String whose(long process) {
    return process == ProcessHandle.current().pid() ? "this process" : "another process";
  }

  private static String told(Throwable cause) {
    return cause instanceof WorkerLostException lost
        ? "exit code " + lost.exitCode()
        : cause.toString();
  }
}
