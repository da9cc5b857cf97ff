package dev.tandem.scheduling.availability;

import java.time.LocalDate;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;

/** What is open on one date instead of the week's windows; no window is closed all day. */
@ValueObject
public record DateOverride(LocalDate date, List<DayWindow> windows) {

  public DateOverride {
    windows = windows.stream().sorted().toList();
  }
}
