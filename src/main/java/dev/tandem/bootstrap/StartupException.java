package dev.tandem.bootstrap;

/** Tells the operator in one sentence why Tandem cannot start and what to do about it. */
public class StartupException extends RuntimeException {

  public StartupException(String sentence) {
    super(sentence);
  }
}
