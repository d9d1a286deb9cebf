package com.example;

import com.example.base.Animals;
import java.util.List;
import org.inbatch.annotations.InBatchParallel;

public class Cats extends Animals implements CatsDispatcher.Parallel {
  public Cats(List<String> items) {
    super(items);
  }

  @Override
  protected void feed(String animal, double amount) {}

  @InBatchParallel(init = "indices")
  String stroke(String cat) {
    return "purr";
  }

  static Cats chained(Cats cats) {
    return cats.parallel().feed(2.0);
  }
}
