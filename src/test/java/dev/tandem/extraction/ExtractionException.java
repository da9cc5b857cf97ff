package dev.tandem.extraction;

/** Why a module cannot be made a project of its own, in one sentence. */
class ExtractionException extends RuntimeException {

  ExtractionException(String sentence) {
    super(sentence);
  }

  ExtractionException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
