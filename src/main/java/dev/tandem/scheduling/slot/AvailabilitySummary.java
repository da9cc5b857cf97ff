package dev.tandem.scheduling.slot;

import dev.tandem.scheduling.availability.Interval;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * How bookable a mentor is.
 *
 * @param openMinutes that lie in at least one slot
 * @param nextOpen the earliest start
 */
@ValueObject
record AvailabilitySummary(int openMinutes, @Nullable Instant nextOpen) {

  static AvailabilitySummary of(List<Slot> slots) {
    var spans =
        slots.stream()
            .map(it -> new Interval(it.startsAt().getEpochSecond(), it.endsAt().getEpochSecond()))
            .toList();
    long seconds = Interval.union(spans).stream().mapToLong(Interval::seconds).sum();
    var next = slots.stream().map(Slot::startsAt).min(Comparator.naturalOrder());
    return new AvailabilitySummary((int) (seconds / 60), next.orElse(null));
  }
}
