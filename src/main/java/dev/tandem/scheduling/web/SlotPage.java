package dev.tandem.scheduling.web;

import dev.tandem.kernel.web.Paging;
import dev.tandem.scheduling.slot.Slot;
import java.time.ZoneId;
import java.util.List;

/**
 * One page of slots, earliest first.
 *
 * @param page counted from 0
 * @param total over all pages, at most {@link #COUNTED} or what was looked through for this page
 * @param more whether there are more than {@code total}
 */
record SlotPage(List<SlotView> items, int page, int size, long total, boolean more) {

  static final int COUNTED = 1_000;

  /**
   * @param found one more slot than is counted, if there are so many
   */
  static SlotPage of(List<Slot> found, int counted, Paging paging, ZoneId zone) {
    var items =
        found.stream()
            .skip(paging.offset())
            .limit(paging.size())
            .map(slot -> SlotView.of(slot, zone))
            .toList();
    return new SlotPage(
        items,
        paging.page(),
        paging.size(),
        Math.min(found.size(), counted),
        found.size() > counted);
  }
}
