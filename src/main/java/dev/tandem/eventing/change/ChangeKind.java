package dev.tandem.eventing.change;

/** What has changed. */
public enum ChangeKind {
  /** Which build runs. */
  RELEASE,
  /** What the configuration says. */
  SETTING,
  /** The tables of a module. */
  SCHEMA,
  /** Where a module runs, or what somebody asked of that. */
  STAGE,
  /** Which of two implementations answers whom. */
  BRANCH,
  /** The migration of what members chose on a former platform. */
  PREFERENCES,
  /** The delivery of events. */
  DELIVERY
}
