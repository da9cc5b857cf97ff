package dev.tandem.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.test.context.BootstrapWith;

/**
 * Prepares a test JVM: starts the database while classes are loaded, if any test starts an
 * application context, and lets Awaitility poll every 10 ms for up to 30 s, also while a row is not
 * there yet.
 */
public final class TestRunListener implements TestExecutionListener {

  /** Long, as it only delays failures, and other work may keep all processors busy. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
    Awaitility.setDefaultTimeout(TIMEOUT);
    Awaitility.ignoreExceptionByDefault(DataAccessException.class);
    if (startsContext(plan)) {
      TestDatabase.startInBackground();
    } else {
      FirstContextLatch.release();
    }
  }

  /** Contexts stay open until the JVM exits, and so does their database. */
  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (!startsContext(plan)) {
      TestDatabase.stop();
    }
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (test.getSource().orElse(null) instanceof MethodSource source
        && startsContext(source.getJavaClass())) {
      FirstContextLatch.release();
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (startsContext(test)) {
      FirstContextLatch.release();
    }
  }

  private static boolean startsContext(TestPlan plan) {
    return plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .anyMatch(TestRunListener::startsContext);
  }

  private static boolean startsContext(TestIdentifier test) {
    return test.getSource().orElse(null) instanceof ClassSource source
        && startsContext(source.getJavaClass());
  }

  private static boolean startsContext(Class<?> test) {
    return AnnotatedElementUtils.hasAnnotation(test, BootstrapWith.class);
  }
}
