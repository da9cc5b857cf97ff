package dev.tandem.notifications.reminder;

import dev.tandem.kernel.time.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/** A reminder whose time has come. */
@ValueObject
record DueReminder(UUID bookingId, UUID memberId, int revision, int leadMinutes, Instant startsAt) {

  /** The same for the same reminder, so that nobody is reminded twice. */
  UUID cause() {
    var text = bookingId + "/" + memberId + "/" + revision + "/" + leadMinutes;
    return Ids.named(text);
  }
}
