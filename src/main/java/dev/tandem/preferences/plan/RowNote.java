package dev.tandem.preferences.plan;

/** What became of a row of the source, and why. */
public enum RowNote {
  RECORDED(Kind.MIGRATED, "It is recorded as the member's answer."),
  RECORDED_BEFORE(Kind.MIGRATED, "An earlier run recorded it as the member's answer."),

  NO_ANSWER(Kind.UNCHANGED, "It has no value, so the member has not answered."),
  ALREADY_SO(Kind.UNCHANGED, "The member's answer here is the same."),
  NEWER_CHOICE(Kind.UNCHANGED, "The member has chosen here since."),
  OPT_OUT_STAYS(Kind.UNCHANGED, "The member has switched it off, and no import switches it on."),
  NO_CONSENT(
      Kind.UNCHANGED, "Nothing shows that the member agreed to these messages, so they stay off."),
  CONTRADICTED(Kind.UNCHANGED, "Another row of the member says otherwise and wins: less mail."),
  MANDATORY_HERE(Kind.UNCHANGED, "These messages must be sent, so there is nothing to choose."),
  IGNORED(Kind.UNCHANGED, "The mapping says to leave this key out."),

  UNKNOWN_MEMBER(Kind.QUARANTINED, "The member is not known here."),
  DELETED_MEMBER(Kind.QUARANTINED, "The member has left."),
  MERGED_MEMBER(
      Kind.QUARANTINED,
      "Several accounts are one member here, so nobody knows whose answer counts."),
  TOO_MANY_ROWS(Kind.QUARANTINED, "The member has more rows than a person can have given answers."),
  UNREADABLE_ROW(Kind.QUARANTINED, "The row cannot be read."),
  UNKNOWN_KEY(Kind.QUARANTINED, "No rule of the mapping has this key."),
  UNREADABLE_VALUE(Kind.QUARANTINED, "The value cannot be read as the rule says."),
  ZONE_WITHOUT_PLACE(
      Kind.QUARANTINED, "An offset names no place, so nobody knows when its clocks change."),
  UNKNOWN_ZONE(Kind.QUARANTINED, "There is no such time zone."),
  LANGUAGE_NOT_OFFERED(Kind.QUARANTINED, "Messages are not written in this language.");

  /** Every row is of exactly one kind. */
  public enum Kind {
    MIGRATED,
    UNCHANGED,
    QUARANTINED
  }

  private final Kind kind;
  private final String sentence;

  RowNote(Kind kind, String sentence) {
    this.kind = kind;
    this.sentence = sentence;
  }

  public Kind kind() {
    return kind;
  }

  public String sentence() {
    return sentence;
  }
}
