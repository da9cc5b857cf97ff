package dev.tandem.preferences.migration;

/** How far a migration is. */
public enum MigrationState {
  /** Its source is being read. If that was interrupted, it can only be discarded. */
  STAGING,
  STAGED,
  /** The dry run: everything is planned and nothing recorded. */
  PLANNING,
  PLANNED,
  /** What was planned is recorded. */
  RUNNING,
  DONE,
  ROLLING_BACK,
  ROLLED_BACK;

  /** Whether it goes on by itself, unless it is paused. */
  public boolean isWorking() {
    return this == PLANNING || this == RUNNING || this == ROLLING_BACK;
  }

  /** What it becomes when all members are done. */
  public MigrationState next() {
    return switch (this) {
      case PLANNING -> PLANNED;
      case RUNNING -> DONE;
      case ROLLING_BACK -> ROLLED_BACK;
      case STAGING, STAGED, PLANNED, DONE, ROLLED_BACK -> this;
    };
  }
}
