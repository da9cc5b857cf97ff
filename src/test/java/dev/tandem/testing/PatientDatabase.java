package dev.tandem.testing;

import java.util.List;
import java.util.stream.Stream;

/**
 * How long the processes and slices of tests wait for their database: a machine that is busy with
 * tests is not a database that is down. Tests of what happens when it is down have the limits of
 * the product.
 */
public final class PatientDatabase {

  /** As {@code name=value}. */
  static final List<String> PROPERTIES =
      Stream.of(
              "answer-timeout=20s",
              "connect-timeout=20s",
              "connection-wait=20s",
              "stalled-wait=20s",
              "background-connection-wait=30s")
          .map(it -> "tandem.kernel.database." + it)
          .toList();

  private PatientDatabase() {}

  /** For the command line. */
  public static List<String> arguments() {
    return PROPERTIES.stream().map(it -> "--" + it).toList();
  }
}
