package dev.tandem.scheduling.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which slots are asked for.
 *
 * @param mentors empty if the offering decides
 * @param offering null for all that the mentors offer
 * @param from as it was sent; null for now
 * @param to as it was sent; null for some days after {@code from}
 */
record RequestedSlots(
    List<UUID> mentors, @Nullable UUID offering, @Nullable String from, @Nullable String to) {

  /** Whether the range does not move with time. */
  boolean isFixed() {
    return from != null && !from.isBlank();
  }
}
