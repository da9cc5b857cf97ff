package dev.tandem.extraction;

/** A module cannot be extracted; the message says why in one sentence. */
class ExtractionException extends RuntimeException {

  ExtractionException(String sentence) {
    super(sentence);
  }
}
