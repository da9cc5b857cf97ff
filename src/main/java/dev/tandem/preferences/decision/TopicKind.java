package dev.tandem.preferences.decision;

/** What holds for a topic as long as nobody has chosen anything. */
public enum TopicKind {
  /** Always sent: the law or the member's safety demands it. */
  MANDATORY,
  /** On unless switched off. */
  SERVICE,
  /** Off unless switched on. */
  OPTIONAL,
  /** Off unless the member has switched it on and confirmed that. */
  CONFIRMED
}
