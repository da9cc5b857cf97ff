package dev.tandem.preferences.execution;

/** A run must not go on; says in a sentence why, and what to do about it. */
final class TakeoverStoppedException extends RuntimeException {

  TakeoverStoppedException(String sentence) {
    super(sentence);
  }
}
