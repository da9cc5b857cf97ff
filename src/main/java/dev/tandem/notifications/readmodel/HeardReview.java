package dev.tandem.notifications.readmodel;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What was heard of the review of a cycle.
 *
 * @param modules as {@link Module} writes them, separated by commas
 */
public record HeardReview(
    String cycle,
    Instant endedAt,
    String modules,
    long changes,
    long incidents,
    long parked,
    long mismatches,
    long unexplained) {

  public List<Module> eachModule() {
    return modules.isEmpty()
        ? List.of()
        : Arrays.stream(modules.split(",", -1)).map(Module::parse).toList();
  }

  /**
   * @param state as in texts, such as {@code not-clean}
   * @param faults how many things speak against it
   */
  public record Module(String name, String stage, String state, String faults) {

    static Module parse(String text) {
      var parts = text.split(":", 4);
      return new Module(parts[0], parts[1], parts[2], parts[3]);
    }

    String write() {
      return String.join(":", name, stage, state, faults);
    }
  }
}
