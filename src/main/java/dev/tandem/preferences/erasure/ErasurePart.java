package dev.tandem.preferences.erasure;

import dev.tandem.access.memberdata.ErasedRows;
import dev.tandem.access.memberdata.RetainedRows;
import java.time.Instant;
import java.util.List;

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
}
