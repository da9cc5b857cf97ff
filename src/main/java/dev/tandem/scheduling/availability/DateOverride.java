package dev.tandem.scheduling.availability;

import java.time.LocalDate;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;

/** Replaces the weekly windows on one date; without any window, the mentor is closed all day. */
@ValueObject
public record DateOverride(LocalDate date, List<DayWindow> windows) {

  public DateOverride {
    windows = windows.stream().sorted().toList();
  }
}
