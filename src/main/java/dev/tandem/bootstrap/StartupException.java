package dev.tandem.bootstrap;

/** Why Tandem does not start and how to mend it, in one sentence for the person at the terminal. */
public class StartupException extends RuntimeException {

  public StartupException(String sentence) {
    super(sentence);
  }
}
