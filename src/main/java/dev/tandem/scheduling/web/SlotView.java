package dev.tandem.scheduling.web;

import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.slot.Slot;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;

/**
 * The JSON representation of a slot.
 *
 * @param localStart the start in the requested time zone
 */
record SlotView(
    UUID mentorId,
    UUID offeringId,
    Instant startsAt,
    Instant endsAt,
    int seatsLeft,
    Money price,
    OffsetDateTime localStart) {

  static SlotView of(Slot slot, ZoneId zone) {
    return new SlotView(
        slot.mentorId(),
        slot.offeringId(),
        slot.startsAt(),
        slot.endsAt(),
        slot.seatsLeft(),
        slot.price(),
        slot.startsAt().atZone(zone).toOffsetDateTime());
  }
}
