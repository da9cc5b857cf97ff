package dev.tandem.kernel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * From the signal to stop on, answers further requests with 503 and closes their connections, until
 * all requests that came before are finished and no more come; then the server closes its port. So
 * no client sends a request into a connection that is being closed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ShutdownFilter extends OncePerRequestFilter
    implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {

  private static final Duration QUIET = Duration.ofMillis(800);
  private static final Duration MAX_DRAIN = Duration.ofSeconds(4);
  private static final int RETRY_AFTER_SECONDS = 10;

  private final ProblemWriter problems;
  private volatile boolean stopping;
  private volatile boolean running;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile long lastSeenAt = System.nanoTime() - QUIET.toNanos();

  ShutdownFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    lastSeenAt = System.nanoTime();
    underWay.incrementAndGet();
    try {
      answer(request, response, chain);
    } finally {
      lastSeenAt = System.nanoTime();
      underWay.decrementAndGet();
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (stopping) {
      response.setHeader(HttpHeaders.CONNECTION, "close");
    }
    if (stopping && !request.getRequestURI().startsWith("/actuator/health")) {
      problems.write(
          Problem.unavailable(
              "Tandem is being restarted, and nothing was done; try again in a few seconds.",
              RETRY_AFTER_SECONDS),
          request,
          response);
    } else {
      chain.doFilter(request, response);
    }
  }

  @Override
  public void onApplicationEvent(ContextClosedEvent closed) {
    stopping = true;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    long end = System.nanoTime() + MAX_DRAIN.toNanos();
    while (System.nanoTime() < end && !isQuiet()) {
      LockSupport.parkNanos(QUIET.dividedBy(8).toNanos());
    }
  }

  private boolean isQuiet() {
    return underWay.get() == 0 && System.nanoTime() - lastSeenAt >= QUIET.toNanos();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Only who stops for good has requests to wait for. */
  @Override
  public boolean isPauseable() {
    return false;
  }

  /** Stops before the graceful shutdown of the web server, which follows at 1024 below. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 1000;
  }
}
