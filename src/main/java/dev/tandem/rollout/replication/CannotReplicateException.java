package dev.tandem.rollout.replication;

/** Why a module's tables cannot be copied, and what a person does about it, in one sentence. */
public class CannotReplicateException extends RuntimeException {

  public CannotReplicateException(String sentence) {
    super(sentence);
  }
}
