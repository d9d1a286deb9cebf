package org.inbatch.processor.spec;

import java.util.HashMap;
import java.util.Map;

/**
 * What a user wrote about an action, as far as it is true of the dispatcher's method too: links
 * that would lead nowhere are plain words.
 *
 * @param text the description, without block tags; may be empty
 * @param parameters what is said of each parameter, by name; of a type parameter by {@code <T>}
 * @param markdown whether it is written in Markdown, not in HTML
 */
public record Doc(String text, Map<String, String> parameters, boolean markdown) {

  /** Copies the map. */
  public Doc {
    parameters = Map.copyOf(parameters);
  }

  /** Returns the same of a parameter with another name. */
  public Doc renamed(String from, String to) {
    Map<String, String> renamed = new HashMap<>(parameters);
    String said = renamed.remove(from);
    if (said != null) {
      renamed.put(to, said);
    }
    return new Doc(text, renamed, markdown);
  }
}
