package dev.tandem.signals.figure;

/** Who says what a figure was. */
public enum FigureSide {
  /** The monolith, by its own tables. */
  HOME("home"),
  /** The module's service, by its own tables. */
  SERVICE("the service"),
  /** Signals, by the events that it heard. */
  EVENTS("the events");

  private final String phrase;

  FigureSide(String phrase) {
    this.phrase = phrase;
  }

  /** Completes a sentence such as "not reported by …". */
  String phrase() {
    return phrase;
  }
}
