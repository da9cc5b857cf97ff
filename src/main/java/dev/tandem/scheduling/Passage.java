package dev.tandem.scheduling;

import java.util.List;

/** Goes once through ordered, separate spans; asked only with ever later times. */
final class Passage {

  private final List<Span> spans;
  private int next;

  Passage(List<Span> spans) {
    this.spans = spans;
  }

  /** All of [from, until) lies in one span. */
  boolean covers(long from, long until) {
    skip(from);
    return next < spans.size()
        && spans.get(next).from() <= from
        && until <= spans.get(next).until();
  }

  /** Some of [from, until) lies in a span. */
  boolean touches(long from, long until) {
    skip(from);
    return next < spans.size() && spans.get(next).from() < until;
  }

  private void skip(long from) {
    while (next < spans.size() && spans.get(next).until() <= from) {
      next++;
    }
  }
}
