package dev.tandem.bootstrap;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Shows the sentence of a {@link StartupException} instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartupFailureAnalyzer extends AbstractFailureAnalyzer<StartupException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, StartupException cause) {
    return analysis(String.valueOf(cause.getMessage()));
  }

  /**
   * An analysis with a plain cause: Spring Boot logs the cause's stack trace at level debug.
   *
   * @param sentence what is wrong, and after a semicolon what to do about it
   */
  static FailureAnalysis analysis(String sentence) {
    return new FailureAnalysis(
        "Tandem cannot start: " + sentence, null, new StartupException(sentence));
  }
}
