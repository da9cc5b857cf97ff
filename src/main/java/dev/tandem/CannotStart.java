package dev.tandem;

/** Why Tandem does not start and how to mend it, in one sentence for the person at the terminal. */
class CannotStart extends RuntimeException {

  CannotStart(String sentence) {
    super(sentence);
  }
}
