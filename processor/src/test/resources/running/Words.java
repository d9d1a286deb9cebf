package running;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.inbatch.Batch;
import org.inbatch.Results;
import org.inbatch.annotations.InBatchParallel;

/** Actions with type parameters of their own, from interfaces, and annotated again. */
public class Words extends Batch<String> implements Ranked<String>, WordsDispatcher.Parallel {
  Words(List<String> words) {
    super(words);
  }

  @Override
  public long rank(String item, int factor) {
    return (long) item.length() * factor;
  }

  @InBatchParallel(init = "indices")
  <K extends Comparable<? super K>> K key(String word, Function<? super String, ? extends K> by) {
    return by.apply(word);
  }

  @InBatchParallel(init = "chosen", post = "joined")
  <T extends CharSequence, R> R mapped(
      T item, List<T> from, Predicate<? super T> which, Function<T, R> by) {
    return by.apply(item);
  }

  <T> List<T> chosen(List<? extends T> from, Predicate<? super T> which) {
    List<T> chosen = new ArrayList<>();
    for (T item : from) {
      if (which.test(item)) {
        chosen.add(item);
      }
    }
    return chosen;
  }

  <R> List<R> joined(Results<R> results) {
    return results.values();
  }

  @SafeVarargs
  @InBatchParallel(init = "indices", post = "listed")
  @SuppressWarnings("varargs")
  final <T> List<T> with(String word, T... others) {
    return new ArrayList<>(Arrays.asList(others).subList(0, word.length()));
  }

  <T> List<List<T>> listed(List<T>[] lists) {
    return List.of(lists);
  }

  @InBatchParallel(init = "positions")
  Number measure(int position) {
    return indices().get(position).length();
  }

  /** Overrides again: another init, less of a result, another post. */
  static class Shouted extends Words implements Words_ShoutedDispatcher.Parallel {
    Shouted(List<String> words) {
      super(words);
    }

    List<String> loud() {
      return indices().stream().map(word -> word + "!").toList();
    }

    @Override
    @InBatchParallel(init = "positions")
    Integer measure(int position) {
      return -position;
    }

    @Override
    @InBatchParallel(init = "loud", post = "named")
    public String name(String item) {
      return item;
    }

    @Override
    @InBatchParallel(init = "loud")
    <K extends Comparable<? super K>> K key(String word, Function<? super String, ? extends K> by) {
      return by.apply(word);
    }
  }

  /** Tells of each form whether it gives what a plain loop gives. */
  public static List<String> run() {
    List<String> told = new ArrayList<>();
    List<String> items = List.of("a", "bcd", "ef");
    Words words = new Words(items);
    told.add("own type parameter: " + words.parallel().key(String::length).values());
    told.add(
        "inferred: "
            + words.parallel().mapped(items, (CharSequence word) -> word.length() > 1, String::length));
    told.add("generic arrays: " + words.parallel().with(new Integer[] {1, 2, 3}));
    told.add("interface, abstract: " + words.parallel().rank(2));
    told.add("interface, default: " + words.parallel().name());
    List<Object> seen = new ArrayList<>();
    told.add("interface, own batch: " + (words.parallel().visit(seen) == words));
    told.add("all visited: " + new HashSet<>(seen).equals(new HashSet<Object>(items)));
    told.add("measured: " + words.parallel().measure().values());

    Words shouted = new Shouted(items);
    told.add("overridden: " + shouted.parallel().measure().values());
    told.add("by a superclass's dispatcher: " + WordsDispatcher.of(shouted).measure().values());
    told.add("overridden, generic: " + shouted.parallel().key(word -> word).values());
    told.add("overridden, of an interface: " + shouted.parallel().name());
    told.add("given again: " + (new Shouted(items).parallel().visit(seen) instanceof Shouted));
    return told;
  }
}
