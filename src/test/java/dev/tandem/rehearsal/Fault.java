package dev.tandem.rehearsal;

import dev.tandem.rollout.routing.Stage;

/**
 * What is wrong with a candidate for a module's service.
 *
 * @param name says in words what is wrong
 * @param stage in which the candidate runs
 * @param channel that is meant to find it
 * @param traffic in which it shows
 * @param file of the product's sources, from the root of the project
 * @param text that is in the file once
 * @param replacement of that text
 */
record Fault(
    String name,
    String module,
    Stage stage,
    Channel channel,
    Traffic traffic,
    String file,
    String text,
    String replacement) {

  String fileName() {
    return name.replaceAll("[^A-Za-z0-9]+", "-");
  }

  /**
   * @throws IllegalStateException unless the source has the text once, since the fault would be
   *     none, or another one
   */
  String compiledInto(String source) {
    int at = source.indexOf(text);
    if (at < 0 || source.indexOf(text, at + 1) >= 0) {
      throw new IllegalStateException(
          "%s must contain exactly once, for “%s”: %s".formatted(file, name, text));
    }
    return source.replace(text, replacement);
  }

  @Override
  public String toString() {
    return name;
  }
}
