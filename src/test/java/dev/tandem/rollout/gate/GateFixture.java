package dev.tandem.rollout.gate;

import dev.tandem.rollout.gate.GateProperties.Mode;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Creates gates for tests of other packages. */
public final class GateFixture {

  private GateFixture() {}

  public static Gates advised(JdbcClient jdbc, Clock clock) {
    return create(jdbc, Mode.ADVISED, clock);
  }

  public static Gates enforced(JdbcClient jdbc, Clock clock) {
    return create(jdbc, Mode.ENFORCED, clock);
  }

  private static Gates create(JdbcClient jdbc, Mode mode, Clock clock) {
    return new Gates(new HeardGates(jdbc), new GateProperties(mode, Duration.ofHours(24)), clock);
  }
}
