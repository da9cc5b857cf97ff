package dev.tandem.rollout;

/** Why a move does not begin and what a person does about it, in one sentence. */
class NotReady extends RuntimeException {

  NotReady(String sentence) {
    super(sentence);
  }
}
