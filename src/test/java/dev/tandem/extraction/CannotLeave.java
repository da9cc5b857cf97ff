package dev.tandem.extraction;

/** Why a module cannot be made a project of its own, in one sentence. */
class CannotLeave extends RuntimeException {

  CannotLeave(String sentence) {
    super(sentence);
  }

  CannotLeave(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
