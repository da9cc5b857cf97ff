package dev.tandem.rehearsal;

/** What is meant to find a fault. */
enum Channel {
  MIRRORED_READS("mirrored reads", "mismatches", "compares"),
  DECISIONS("decisions decided again", "decisions", "decisions"),
  TIMES("times of mirrored reads", "latency", "votes of time buckets"),
  FIGURES("three accounts of each hour", "invoices-issued", "invoices in an hour");

  private final String title;
  private final String signal;
  private final String unit;

  Channel(String title, String signal, String unit) {
    this.title = title;
    this.signal = signal;
    this.unit = unit;
  }

  String title() {
    return title;
  }

  /** The signal, or the figure, by which the platform says so. */
  String signal() {
    return signal;
  }

  /** What is observed. */
  String unit() {
    return unit;
  }
}
