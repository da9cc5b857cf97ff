package dev.tandem.rollout;

/** Why a module's tables cannot be copied, and what a person does about it, in one sentence. */
class CannotReplicateException extends RuntimeException {

  CannotReplicateException(String sentence) {
    super(sentence);
  }
}
