package dev.tandem.rollout.gate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param gates whether a closed gate keeps a module from a stage
 * @param gateSilence for how long a gate is believed to be open without hearing of it again
 */
@ConfigurationProperties("tandem.rollout")
public record GateProperties(
    @DefaultValue("advised") Mode gates, @DefaultValue("24h") Duration gateSilence) {

  public enum Mode {
    /** A closed gate refuses the stage. */
    ENFORCED,
    /** A closed gate is shown and recorded, and the module goes on. */
    ADVISED
  }
}
