package dev.tandem.eventing.counting;

import dev.tandem.eventing.interaction.Interaction;
import dev.tandem.eventing.interaction.InteractionRecorder;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts in this process what has happened since {@link InteractionWriter} wrote last. */
@Component
public class InteractionCounter implements InteractionRecorder {

  private final Clock clock;
  private Map<Interaction, Count> counts = new HashMap<>();

  record Count(long times, Instant lastAt) {

    Count plus(Count other) {
      var later = lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt;
      return new Count(times + other.times, later);
    }
  }

  public InteractionCounter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void count(Interaction interaction, long times) {
    if (!interaction.source().equals(interaction.target())) {
      add(interaction, new Count(times, clock.instant()));
    }
  }

  synchronized void add(Interaction interaction, Count count) {
    counts.merge(interaction, count, Count::plus);
  }

  /** What was counted, which this process then forgets. */
  synchronized Map<Interaction, Count> drain() {
    var drained = counts;
    counts = new HashMap<>();
    return drained;
  }
}
