package dev.tandem.rollout.mirror;

import dev.tandem.rollout.routing.Stage;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is mirrored, and what that may cost. Nothing of it can make a user wait.
 *
 * @param share of the reads that is mirrored, from 0 to 1
 * @param awayShare the same for a module that is away, whose answers are compared with home's copy
 * @param noiseShare of the mirrored reads that is asked of the live side again instead
 * @param settledShare of the mirrored reads that a copy is asked only once it has caught up, so
 *     that an answer that is wrong now and then is not taken for a late one; of the others the
 *     stale ones are known
 * @param threads that ask and compare
 * @param queue mirrored reads that may wait for a thread; any more are dropped
 * @param timeout for one answer of a side, to its last byte
 * @param catchUpTimeout how long a copy is waited for after a difference
 * @param latencyTolerance by how much one side may take longer than the other without being slower
 * @param maxAnswer the largest answer that is compared
 * @param maxKept bytes of live answers that are kept at a time
 */
@ConfigurationProperties("tandem.rollout.mirror")
record MirrorProperties(
    @DefaultValue("0.2") double share,
    @DefaultValue("0") double awayShare,
    @DefaultValue("0.05") double noiseShare,
    @DefaultValue("0.5") double settledShare,
    @DefaultValue("4") int threads,
    @DefaultValue("4") int queue,
    @DefaultValue("2s") Duration timeout,
    @DefaultValue("2s") Duration catchUpTimeout,
    @DefaultValue("2ms") Duration latencyTolerance,
    @DefaultValue("512KB") DataSize maxAnswer,
    @DefaultValue("8MB") DataSize maxKept) {

  double shareOf(Stage stage) {
    return switch (stage) {
      case HOME -> 0;
      case SHADOW, CANARY -> share;
      case AWAY -> awayShare;
    };
  }
}
