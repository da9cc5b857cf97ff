package dev.tandem.preferences.plan;

/** What a value of the former platform says. */
public sealed interface ReadValue {

  /** A value as it is stored here: {@code ON}, {@code OFF} or that of a setting. */
  record Stored(String value) implements ReadValue {}

  record Refused(RowNote note) implements ReadValue {}

  ReadValue NO_ANSWER = new Refused(RowNote.NO_ANSWER);
  ReadValue ON = new Stored("ON");
  ReadValue OFF = new Stored("OFF");

  static ReadValue of(boolean on) {
    return on ? ON : OFF;
  }
}
