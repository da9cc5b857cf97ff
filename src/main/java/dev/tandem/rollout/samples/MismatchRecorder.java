package dev.tandem.rollout.samples;

import dev.tandem.rollout.comparison.AllowedDifference;
import dev.tandem.rollout.comparison.Difference;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Collects what answers differed in until it is stored. Between two times, it keeps a bounded
 * number of causes and a few samples of each; the rest is only counted.
 */
@Component
public class MismatchRecorder {

  private static final int MAX_CAUSES = 500;
  private static final int SAMPLES_AT_A_TIME = 3;

  private final Mismatches mismatches;
  private final Clock clock;
  private final Map<Cause, Found> found = new HashMap<>();
  private final Map<AllowedOccurrence, Long> allowed = new HashMap<>();

  MismatchRecorder(Mismatches mismatches, Clock clock) {
    this.mismatches = mismatches;
    this.clock = clock;
  }

  private static final class Found {
    private long count;
    private final List<Difference> samples = new ArrayList<>();
  }

  private record AllowedOccurrence(String module, AllowedDifference difference) {}

  /** One pair of answers; each cause is counted once. */
  public synchronized void record(String module, String route, List<Difference> differences) {
    var byCause = new HashMap<Cause, Difference>();
    differences.forEach(
        it -> byCause.putIfAbsent(new Cause(module, route, it.path(), it.type()), it));
    byCause.forEach((cause, difference) -> {
      if (found.size() >= MAX_CAUSES && !found.containsKey(cause)) {
        return;
      }
      var entry = found.computeIfAbsent(cause, it -> new Found());
      entry.count++;
      if (entry.samples.size() < SAMPLES_AT_A_TIME) {
        entry.samples.add(difference);
      }
    });
  }

  public synchronized void recordAllowed(String module, AllowedDifference difference) {
    allowed.merge(new AllowedOccurrence(module, difference), 1L, Long::sum);
  }

  /**
   * Stores what was collected, in the caller's transaction.
   *
   * @return what was found, by cause
   */
  public synchronized List<FoundMismatch> store() {
    var now = clock.instant();
    found.forEach((cause, entry) -> mismatches.add(cause, entry.count, entry.samples, now));
    var stored = found.entrySet().stream().map(it -> found(it.getKey(), it.getValue())).toList();
    allowed.forEach((occurrence, count) ->
        mismatches.addAllowed(occurrence.module(), occurrence.difference(), count, now));
    found.clear();
    allowed.clear();
    return stored;
  }

  private static FoundMismatch found(Cause cause, Found entry) {
    return new FoundMismatch(cause.module(), cause.route(), entry.count, entry.samples.getFirst());
  }
}
