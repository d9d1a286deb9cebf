package com.example.words;

import static org.inbatch.CallOptions.nWorkers;

import java.util.List;

final class Main {
  private Main() {}

  public static void main(String[] args) {
    Words words = new Words(List.of("a", "to", "the"));
    System.out.print(words.parallel().length(10, nWorkers(2)).lengths());
    System.out.print(" in " + Main.class.getModule().getName());
  }
}
