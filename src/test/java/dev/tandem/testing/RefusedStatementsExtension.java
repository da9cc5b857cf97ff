package dev.tandem.testing;

import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Fails a test of a slice with the message of rule 3 if the database refused a statement, instead
 * of an assertion about what the application made of the error.
 */
class RefusedStatementsExtension implements TestExecutionExceptionHandler, AfterEachCallback {

  @Override
  public void handleTestExecutionException(ExtensionContext test, Throwable failure)
      throws Throwable {
    var messages = messages(test);
    if (messages.isEmpty()) {
      throw failure;
    }
    throw new AssertionError(messages, failure);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    var messages = messages(test);
    if (!messages.isEmpty()) {
      throw new AssertionError(messages);
    }
  }

  private static String messages(ExtensionContext test) {
    return SpringExtension.getApplicationContext(test)
        .getBeanProvider(RefusedStatements.class)
        .stream()
        .map(RefusedStatements::takeMessages)
        .collect(Collectors.joining());
  }
}
