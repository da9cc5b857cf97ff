package house.billing;

import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;

@AggregateRoot
class Invoice {
  @Identity private final UUID id;
  private final UUID bookingId;

  Invoice(UUID id, UUID bookingId) {
    this.id = id;
    this.bookingId = bookingId;
  }

  UUID id() {
    return id;
  }

  UUID bookingId() {
    return bookingId;
  }
}
