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
final class StartLock implements SpringApplicationRunListener, Ordered {

  private static final ReentrantLock LOCK = new ReentrantLock();

  private boolean held;

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
