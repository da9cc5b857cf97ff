package dev.tandem.access.memberdata;

import java.util.List;

/** What a module has erased about a member, and what stays. */
public record ErasureReport(List<ErasedRows> erased, List<RetainedRows> retained) {

  public ErasureReport {
    erased = List.copyOf(erased);
    retained = List.copyOf(retained);
  }
}
