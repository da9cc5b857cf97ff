package house.recommendations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

@Component
class RankingMeters {
  private final Counter ranked;
  private final MeterRegistry meters;

  RankingMeters(MeterRegistry meters) {
    this.meters = meters;
    this.ranked = meters.counter("recommendations.ranked");
  }

  void ranked(Runnable work) {
    meters.timer("recommendations.ranking").record(work);
    ranked.increment();
    meters.gauge("recommendations.size", 3);
  }
}
