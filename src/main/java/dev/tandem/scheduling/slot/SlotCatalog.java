package dev.tandem.scheduling.slot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What can be booked, as bookings ask for it. */
public interface SlotCatalog {

  /**
   * What a session of the offering at this instant would be, whether or not it is open.
   *
   * @throws dev.tandem.kernel.web.Problem 404 for an unknown offering
   */
  RequestedSlot describe(UUID offering, Instant startsAt);

  /** The mentor is available then, with notice, within the horizon and the limits. */
  boolean isOffered(RequestedSlot slot);

  /** Where a booked session could be moved to: the next starts of the same offering. */
  List<Instant> findNextStarts(BookedSlot slot, Instant from);
}
