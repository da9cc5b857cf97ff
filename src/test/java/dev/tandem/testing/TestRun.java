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
public final class TestRun implements TestExecutionListener {

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
    if (startsThePlatform(plan)) {
      TestDatabase.startAhead();
    } else {
      FirstContext.isThere();
    }
  }

  /** Contexts stay until the JVM ends, and the database stays for them. */
  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (!startsThePlatform(plan)) {
      TestDatabase.stop();
    }
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (test.getSource().orElse(null) instanceof MethodSource it
        && startsThePlatform(it.getJavaClass())) {
      FirstContext.isThere();
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (startsThePlatform(test)) {
      FirstContext.isThere();
    }
  }

  private static boolean startsThePlatform(TestPlan plan) {
    return plan.getRoots().stream()
        .flatMap(it -> plan.getDescendants(it).stream())
        .anyMatch(TestRun::startsThePlatform);
  }

  private static boolean startsThePlatform(TestIdentifier test) {
    return test.getSource().orElse(null) instanceof ClassSource it
        && startsThePlatform(it.getJavaClass());
  }

  private static boolean startsThePlatform(Class<?> test) {
    return AnnotatedElementUtils.hasAnnotation(test, BootstrapWith.class);
  }
}
