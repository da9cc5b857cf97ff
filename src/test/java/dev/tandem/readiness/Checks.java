package dev.tandem.readiness;

import java.util.List;
import java.util.stream.Stream;

/** All checks that read code, scripts and resources. */
final class Checks {

  static final List<Check> ALL =
      Stream.of(
              Declarations.checks(),
              Beans.checks(),
              Statements.checks(),
              Catalogue.checks(),
              Facts.checks(),
              Listeners.checks(),
              Sharing.checks(),
              Alone.checks(),
              JavaModules.checks(),
              Tactics.checks())
          .flatMap(List::stream)
          .toList();

  private Checks() {}
}
