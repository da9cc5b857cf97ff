package dev.tandem.rollout.facade;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;

/**
 * {@code tandem.rollout.facade}: how long requests to modules elsewhere take, by module and
 * outcome: answered, later (the service says so), copy (read at home), unanswered.
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
