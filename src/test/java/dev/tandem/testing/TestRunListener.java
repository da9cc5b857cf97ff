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
import org.springframework.test.context.BootstrapWith;

/**
 * Before the first test of a JVM: the database starts while classes are loaded, if some test starts
 * the platform or a part of it; and whoever awaits something looks for it every few milliseconds.
 */
public final class TestRunListener implements TestExecutionListener {

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
    if (startsContext(plan)) {
      TestDatabase.startInBackground();
    } else {
      FirstContextLatch.release();
    }
  }

  /** Contexts stay until the JVM ends, and the database stays for them. */
  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (!startsContext(plan)) {
      TestDatabase.stop();
    }
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (test.getSource().orElse(null) instanceof MethodSource it
        && startsContext(it.getJavaClass())) {
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
        .flatMap(it -> plan.getDescendants(it).stream())
        .anyMatch(TestRunListener::startsContext);
  }

  private static boolean startsContext(TestIdentifier test) {
    return test.getSource().orElse(null) instanceof ClassSource it
        && startsContext(it.getJavaClass());
  }

  private static boolean startsContext(Class<?> test) {
    return AnnotatedElementUtils.hasAnnotation(test, BootstrapWith.class);
  }
}
