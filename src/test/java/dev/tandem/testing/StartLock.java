package dev.tandem.testing;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Lets one application after the other set up the logging, which the JVM has once and Spring Boot
 * sets up without a lock.
 */
public final class StartLock implements SpringApplicationRunListener, Ordered {

  private static final ReentrantLock LOCK = new ReentrantLock();

  private boolean held;

  /** Lets no application start, and set up the logging anew, until the result is closed. */
  public static Held hold() {
    LOCK.lock();
    return LOCK::unlock;
  }

  /** While it is open, what a test adds to the logging stays there. */
  public interface Held extends AutoCloseable {

    @Override
    void close();
  }

  @Override
  public void starting(ConfigurableBootstrapContext bootstrap) {
    LOCK.lock();
    held = true;
  }

  @Override
  public void contextLoaded(ConfigurableApplicationContext context) {
    release();
  }

  @Override
  public void failed(@Nullable ConfigurableApplicationContext context, Throwable failure) {
    release();
  }

  private void release() {
    if (held) {
      held = false;
      LOCK.unlock();
    }
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
