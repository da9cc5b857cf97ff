package dev.tandem.signals.verdict;

import dev.tandem.signals.evidence.Evidence;
import dev.tandem.signals.signal.Signal;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param silence after how long without a compare a module is no longer safe
 * @param settling how long after its start ten time buckets have a vote: their length, and a time
 *     for the reports of all processes to arrive
 * @param deciders modules whose commands are decided again
 */
@ConfigurationProperties("tandem.signals")
public record SignalsProperties(
    @DefaultValue("15m") Duration silence,
    @DefaultValue("130s") Duration settling,
    @DefaultValue("billing") Set<String> deciders) {

  public SignalsProperties {
    if (!silence.isPositive() || settling.isNegative()) {
      throw new IllegalArgumentException(
          "tandem.signals.silence must be longer than zero, and tandem.signals.settling at least"
              + " zero");
    }
    deciders = Set.copyOf(deciders);
  }

  /** Whether a module is not safe without it: of other modules no decision is missing. */
  public boolean isRequired(Signal signal, String module) {
    return signal != Signal.DECISIONS || deciders.contains(module);
  }

  boolean isJudged(Signal signal, Evidence evidence) {
    return isRequired(signal, evidence.module()) || evidence.lastDecided() != null;
  }
}
