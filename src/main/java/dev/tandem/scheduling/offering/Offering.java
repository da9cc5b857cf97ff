package dev.tandem.scheduling.offering;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.scheduling.events.OfferingPublished;
import dev.tandem.scheduling.events.OfferingWithdrawn;
import java.time.Duration;
import java.time.Instant;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;

/** A kind of session that a mentor gives. Withdrawn, it takes no new bookings; old ones stand. */
@AggregateRoot
public record Offering(
    @Identity OfferingId id,
    long version,
    MemberId mentor,
    OfferingTerms terms,
    boolean withdrawn) {

  public static Offering create(MemberId mentor, OfferingTerms terms) {
    return new Offering(OfferingId.create(), 1, mentor, terms, false);
  }

  public Offering change(OfferingTerms changed) {
    return new Offering(id, version + 1, mentor, changed, withdrawn);
  }

  public Offering withdraw() {
    return new Offering(id, version + 1, mentor, terms, true);
  }

  public Instant endOf(Instant start) {
    return start.plus(Duration.ofMinutes(terms.minutes()));
  }

  /** From when a session that starts then keeps its mentor busy, buffer included. */
  public Instant blockedFrom(Instant start) {
    return start.minus(Duration.ofMinutes(terms.bufferBefore()));
  }

  /** Until when a session that starts then keeps its mentor busy, buffer included. */
  public Instant blockedUntil(Instant start) {
    return endOf(start).plus(Duration.ofMinutes(terms.bufferAfter()));
  }

  public OfferingPublished publishedEvent(Instant now) {
    return new OfferingPublished(
        EventMetadata.about(id.value(), version, now),
        id.value(),
        mentor.value(),
        terms.title(),
        terms.minutes(),
        terms.price(),
        terms.cohortOnly());
  }

  public OfferingWithdrawn withdrawnEvent(Instant now) {
    return new OfferingWithdrawn(
        EventMetadata.about(id.value(), version, now), id.value(), mentor.value());
  }
}
