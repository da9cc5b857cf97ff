package dev.tandem.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * These tests only calculate: they run beside those that wait for a database, once the first
 * context has started, which takes all processors, and one after the other.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the other processor")
@ExtendWith(NoDatabase.AfterFirstContext.class)
public @interface NoDatabase {

  /** Lets the first context start before. */
  final class AfterFirstContext implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) throws InterruptedException {
      FirstContextLatch.await();
    }
  }
}
