package house.recommendations;

import dev.tandem.eventing.publishing.EventMetadata;
import house.scheduling.events.BookingConfirmed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

record Rehearsal(UUID mentor, dev.tandem.kernel.money.Money price) {
  BookingConfirmed confirmed(Instant now) {
    var meta = EventMetadata.about(mentor, 1, now);
    return new BookingConfirmed(meta, mentor, mentor, price, List.of(), null);
  }
}
