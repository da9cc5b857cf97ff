package dev.tandem.preferences.erasure;

import dev.tandem.access.memberdata.ErasedRows;
import dev.tandem.access.memberdata.RetainedRows;
import dev.tandem.access.memberdata.RetentionPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a module has erased, and what stays there. */
record ErasurePart(
    String module, List<ErasedRows> erased, List<RetainedRows> retained, Instant acknowledgedAt) {

  ErasurePart {
    erased = List.copyOf(erased);
    retained = List.copyOf(retained);
  }

  public int erasedRows() {
    return erased.stream().mapToInt(ErasedRows::rows).sum();
  }

  public int retainedRows() {
    return retained.stream().mapToInt(RetainedRows::rows).sum();
  }

  /** The day on which the module removes what it may; null if nothing has an end of its own. */
  public @Nullable LocalDate keptUntil() {
    return retained.stream()
        .flatMap(kept -> RetentionPeriod.parse(kept.period()).stream())
        .map(period -> period.endFor(acknowledgedAt))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
