package org.inbatch.processor.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic.Kind;

/**
 * The mistakes found in one batch class, in the order they were found, and what to know besides.
 */
public final class Report {

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();
  private int mistakes;
  private final Map<Place, String> notes = new LinkedHashMap<>();

  /** Adds a mistake; the values fill the message's gaps. The same mistake twice is told once. */
  public void error(Place place, Message message, Object... values) {
    mistakes++;
    Diagnostic diagnostic = new Diagnostic(place, message, message.text(values));
    if (!diagnostics.contains(diagnostic)) {
      diagnostics.add(diagnostic);
    }
  }

  /** Adds what may be a mistake. The same twice is told once. */
  public void warning(Place place, Message message, Object... values) {
    Diagnostic diagnostic = new Diagnostic(place, message, message.text(values));
    if (!warnings.contains(diagnostic)) {
      warnings.add(diagnostic);
    }
  }

  /** Adds something worth knowing, that is no mistake. */
  public void note(Place place, String text) {
    notes.putIfAbsent(place, text);
  }

  /** Returns how many mistakes were found so far, those that are told already among them. */
  public int mistakes() {
    return mistakes;
  }

  /**
   * Hands everything to the compiler. Those at one place become one message of several lines: javac
   * shows only the first message at a place.
   */
  public void printTo(Messager messager) {
    print(messager, Kind.ERROR, diagnostics);
    print(messager, Kind.WARNING, warnings);
    notes.forEach((place, text) -> messager.printMessage(Kind.NOTE, text, place.element()));
  }

  private static void print(Messager messager, Kind kind, List<Diagnostic> told) {
    Map<Place, List<Diagnostic>> byPlace =
        told.stream()
            .collect(
                Collectors.groupingBy(Diagnostic::place, LinkedHashMap::new, Collectors.toList()));
    byPlace.forEach((place, found) ->
        messager.printMessage(
            kind,
            found.stream().map(Diagnostic::text).collect(Collectors.joining("\n")),
            place.element(),
            place.annotation(),
            place.value()));
  }
}
