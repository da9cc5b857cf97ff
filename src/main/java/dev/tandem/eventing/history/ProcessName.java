package dev.tandem.eventing.history;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What operators call this process: {@code home 4711@tandem-0}, or {@code service 1@billing-0}. */
@Component
public class ProcessName {

  private final String text;

  ProcessName(Environment settings) {
    this.text =
        settings.getProperty("tandem.eventing.figures.side", "HOME").toLowerCase(Locale.ROOT)
            + " "
            + ManagementFactory.getRuntimeMXBean().getName();
  }

  @Override
  public String toString() {
    return text;
  }
}
