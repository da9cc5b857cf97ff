package dev.tandem.scheduling.seat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a slot is to one mentee.
 *
 * @param booking the mentee's own booking of the slot
 * @param keptUntil until when a seat is kept for the mentee
 * @param full whether nobody else can take a seat
 * @param past whether the session has started
 */
public record SlotState(
    @Nullable UUID booking, @Nullable Instant keptUntil, boolean full, boolean past) {

  public boolean isBookable() {
    return booking == null && !past && (keptUntil != null || !full);
  }

  /** Whether the mentee could only wait for a seat. */
  public boolean isTaken() {
    return booking == null && !past && keptUntil == null && full;
  }
}
