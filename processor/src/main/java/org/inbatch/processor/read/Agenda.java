package org.inbatch.processor.read;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import org.inbatch.processor.model.BatchModel;

/**
 * The batch classes that have no dispatcher yet, round by round.
 *
 * <p>A class that mentions a type which is not there waits for the next round: another processor
 * may be about to write it. (The mixin does not count: the class's own dispatcher brings it.) A
 * round in which nobody else wrote anything ends the wait: then the type is nobody's, and the
 * compiler says so.
 */
public final class Agenda {

  private final BatchReader reader;
  private final Set<String> ours = new LinkedHashSet<>();
  private final Set<String> gaveUp = new LinkedHashSet<>();
  private Map<String, BatchModel> open = new LinkedHashMap<>();
  private Optional<BatchModel> waiting = Optional.empty();

  /** Creates the agenda of one compilation. */
  public Agenda(BatchReader reader) {
    this.reader = reader;
  }

  /** Begins a round. */
  public void begin(RoundEnvironment round) {
    Set<String> names = new LinkedHashSet<>(open.keySet());
    names.addAll(reader.found(round));
    open = new LinkedHashMap<>();
    names.forEach(name -> open.put(name, reader.read(name)));
    boolean news =
        round.getRootElements().stream()
            .map(QualifiedNames::of)
            .anyMatch(one -> !ours.contains(one));
    boolean hopeful = news && !round.processingOver();
    waiting = open.values().stream().filter(batch -> hopeful && !batch.isComplete()).findFirst();
  }

  /** Returns a class that waits for the next round, if one does. */
  public Optional<BatchModel> waiting() {
    return waiting;
  }

  /** Returns the classes whose turn it is in this round. */
  public List<BatchModel> ready() {
    return open.values().stream().filter(batch -> waiting.isEmpty() || batch.isComplete()).toList();
  }

  /** Takes a class off the agenda, with the name of its dispatcher if it gets one. */
  public void done(BatchModel batch, Optional<String> dispatcher) {
    String name = QualifiedNames.of(batch.type());
    open.remove(name);
    dispatcher.ifPresent(ours::add);
    if (!batch.isComplete()) {
      gaveUp.add(name);
    }
  }

  /** Returns the classes for which waiting was in vain, as this round sees them. */
  public List<BatchModel> gaveUp() {
    return gaveUp.stream().map(reader::read).toList();
  }
}
