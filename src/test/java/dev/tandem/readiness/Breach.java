package dev.tandem.readiness;

import java.util.Comparator;

/** A crossing with what its author needs to know to undo it. */
record Breach(Check check, Crossing crossing) implements Comparable<Breach> {

  private static final Comparator<Breach> ORDER =
      Comparator.<Breach, Integer>comparing(it -> it.check.rule().number())
          .thenComparing(it -> it.crossing.module())
          .thenComparing(it -> it.crossing.where())
          .thenComparing(it -> it.crossing.what());

  /** What names this breach in the list of frozen ones; survives moved lines. */
  String fingerprint() {
    return crossing.what();
  }

  String message() {
    return """
    Rule %d, decision %s: a module %s.
      %s %s
      at       %s
      Why not  %s
      Instead  %s
      More     module-docs/decisions/%s-*.md, module-docs/how-to/read-a-breach.md
    """
        .formatted(
            check.rule().number(),
            check.rule().decision,
            check.rule().sentence,
            crossing.module(),
            crossing.what(),
            crossing.where(),
            check.why(),
            check.instead(),
            check.rule().decision);
  }

  @Override
  public int compareTo(Breach other) {
    return ORDER.compare(this, other);
  }
}
