package dev.tandem.billing.replay;

/** The data has no table of commands. */
final class NoRecordException extends RuntimeException {

  NoRecordException() {
    super(
        "This data is of a version that recorded no commands, or billing does not run on it: start this version on it, or on a copy, or name another database with --spring.datasource.url=….");
  }
}
