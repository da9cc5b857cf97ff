package dev.tandem.scheduling.offering;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.scheduling.events.OfferingPublished;
import dev.tandem.scheduling.events.OfferingWithdrawn;
import java.time.Duration;
import java.time.Instant;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A type of session that a mentor offers. A withdrawn offering takes no new bookings; existing ones
 * stay.
 *
 * @param version 0 until the offering is saved; each save increases it
 */
@AggregateRoot
@Table(schema = "scheduling")
public record Offering(
    @Id @Identity OfferingId id,
    @Version long version,
    @Column("mentor_id") MemberId mentor,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) OfferingTerms terms,
    boolean withdrawn) {

  public static Offering create(MemberId mentor, OfferingTerms terms) {
    return new Offering(OfferingId.create(), 0, mentor, terms, false);
  }

  public Offering change(OfferingTerms changed) {
    return new Offering(id, version, mentor, changed, withdrawn);
  }

  /** The offering with the length and the notice as they were booked. */
  public Offering asBooked(int minutes, int minimumNoticeHours) {
    return change(terms.withTimes(minutes, minimumNoticeHours));
  }

  public Offering withdraw() {
    return new Offering(id, version, mentor, terms, true);
  }

  public Instant endOf(Instant start) {
    return start.plus(Duration.ofMinutes(terms.minutes()));
  }

  /** The start of the mentor's busy time for a session at this start, including the buffer. */
  public Instant blockedFrom(Instant start) {
    return start.minus(Duration.ofMinutes(terms.bufferBefore()));
  }

  /** The end of the mentor's busy time for a session at this start, including the buffer. */
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
