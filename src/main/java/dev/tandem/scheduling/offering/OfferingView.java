package dev.tandem.scheduling.offering;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.kernel.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The JSON representation of an offering; {@link OfferingTerms} has the units.
 *
 * @param meeting where the mentor meets, for the mentor alone: mentees read it in their bookings
 */
public record OfferingView(
    UUID id,
    UUID mentorId,
    String title,
    int minutes,
    Money price,
    int stepMinutes,
    int bufferBefore,
    int bufferAfter,
    int minimumNoticeHours,
    int horizonDays,
    int seats,
    @Nullable Integer perDay,
    @Nullable Integer perWeek,
    boolean needsApproval,
    boolean cohortOnly,
    String policy,
    boolean withdrawn,
    long version,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String meeting) {

  public static OfferingView of(Offering offering, UUID reader) {
    var terms = offering.terms();
    return new OfferingView(
        offering.id().value(),
        offering.mentor().value(),
        terms.title(),
        terms.minutes(),
        terms.price(),
        terms.stepMinutes(),
        terms.bufferBefore(),
        terms.bufferAfter(),
        terms.minimumNoticeHours(),
        terms.horizonDays(),
        terms.seats(),
        terms.perDay(),
        terms.perWeek(),
        terms.needsApproval(),
        terms.cohortOnly(),
        terms.policy(),
        offering.withdrawn(),
        offering.version(),
        offering.mentor().value().equals(reader) ? terms.meeting() : null);
  }
}
