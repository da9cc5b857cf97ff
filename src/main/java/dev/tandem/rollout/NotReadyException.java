package dev.tandem.rollout;

/** Why a move does not begin and what a person does about it, in one sentence. */
class NotReadyException extends RuntimeException {

  NotReadyException(String sentence) {
    super(sentence);
  }
}
