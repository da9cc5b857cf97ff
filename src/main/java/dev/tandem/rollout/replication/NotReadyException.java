package dev.tandem.rollout.replication;

/** Why a move does not begin and what a person does about it, in one sentence. */
public class NotReadyException extends RuntimeException {

  public NotReadyException(String sentence) {
    super(sentence);
  }
}
