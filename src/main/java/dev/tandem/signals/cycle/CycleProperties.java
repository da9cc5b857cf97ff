package dev.tandem.signals.cycle;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param cycleDays how many days a release cycle has, from Monday 5 January 1970
 * @param cycleClosing a signal must have been safe within this time before the end of the cycle: a
 *     quiet hour at its very end is no fault of the module
 */
@ConfigurationProperties("tandem.signals")
record CycleProperties(
    @DefaultValue("7") int cycleDays, @DefaultValue("24h") Duration cycleClosing) {

  CycleProperties {
    if (cycleDays < 1 || cycleDays > 366) {
      throw new IllegalArgumentException("tandem.signals.cycle-days must be 1 to 366");
    }
  }
}
