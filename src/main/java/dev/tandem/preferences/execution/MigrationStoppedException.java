package dev.tandem.preferences.execution;

/** A run must not go on; says in a sentence why, and what to do about it. */
final class MigrationStoppedException extends RuntimeException {

  MigrationStoppedException(String sentence) {
    super(sentence);
  }
}
