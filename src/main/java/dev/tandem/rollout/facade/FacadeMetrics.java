package dev.tandem.rollout.facade;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;

/**
 * The timer {@code tandem.rollout.facade} of forwarded requests, by module and outcome: {@code
 * answered}, {@code later} (503 from the service), {@code canary} (from the service's copy), {@code
 * canary-home} (the service could not answer, home did), {@code copy} (read from the standby copy),
 * {@code unanswered}.
 */
class FacadeMetrics {

  private final MeterRegistry registry;

  FacadeMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void record(String module, String outcome, long startNanos) {
    registry
        .timer("tandem.rollout.facade", "module", module, "outcome", outcome)
        .record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
  }
}
