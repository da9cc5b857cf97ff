package dev.tandem.scheduling;

import java.time.LocalDate;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;

/** What is open on one date instead of the week's windows; no window is closed all day. */
@ValueObject
record DateOverride(LocalDate date, List<DayWindow> windows) {

  DateOverride {
    windows = windows.stream().sorted().toList();
  }
}
