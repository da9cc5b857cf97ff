package dev.tandem.scheduling.slot;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.offering.BookingProperties;
import dev.tandem.scheduling.offering.MemberId;
import dev.tandem.scheduling.offering.Mentor;
import dev.tandem.scheduling.offering.Mentors;
import dev.tandem.scheduling.offering.Offering;
import dev.tandem.scheduling.offering.OfferingId;
import dev.tandem.scheduling.offering.Offerings;
import dev.tandem.scheduling.offering.PolicyName;
import dev.tandem.scheduling.slot.MentorCalendars.MentorCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;

/** Describes and checks single slots for bookings. */
@Service
public class SlotCatalog {

  public static final Duration NEXT_STARTS_RANGE = Duration.ofDays(60);

  private final Offerings offerings;
  private final SlotFinder slotFinder;
  private final MentorCalendars calendars;
  private final Mentors mentors;
  private final BookingProperties properties;
  private final Clock clock;

  SlotCatalog(
      Offerings offerings,
      SlotFinder slotFinder,
      MentorCalendars calendars,
      Mentors mentors,
      BookingProperties properties,
      Clock clock) {
    this.offerings = offerings;
    this.slotFinder = slotFinder;
    this.calendars = calendars;
    this.mentors = mentors;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Describes a session of the offering at this start, whether or not it can be booked.
   *
   * @throws Problem 404 for an unknown offering
   */
  public RequestedSlot describe(UUID offeringId, Instant startsAt) {
    return describe(offerings.get(offeringId), startsAt);
  }

  /**
   * Describes the session with the length that was booked at another start.
   *
   * @param minimumNoticeHours the notice that the move has to keep
   */
  public RequestedSlot describeMove(BookedSlot booked, Instant startsAt, int minimumNoticeHours) {
    var offering = offerings.get(booked.offeringId());
    return describe(offering.asBooked(booked.minutes(), minimumNoticeHours), startsAt);
  }

  private RequestedSlot describe(Offering offering, Instant startsAt) {
    var terms = offering.terms();
    var calendar = calendars.find(offering.mentor().value());
    return new RequestedSlot(
        offering.id().value(),
        offering.mentor().value(),
        terms.title(),
        calendar
            .map(it -> it.rules().wallClock().zoneAt(startsAt))
            .orElseGet(() -> profileZone(offering.mentor())),
        startsAt,
        offering.endOf(startsAt),
        offering.blockedFrom(startsAt),
        offering.blockedUntil(startsAt),
        terms.seats(),
        terms.price(),
        PolicyName.parse(terms.policy()).toPolicy(properties.standardPolicy()),
        terms.needsApproval(),
        terms.cohortOnly(),
        terms.minimumNoticeHours(),
        terms.policy(),
        offering.version(),
        !offering.withdrawn() && calendar.filter(it -> allows(it, offering, startsAt)).isPresent(),
        terms.hasLimits());
  }

  private boolean allows(MentorCalendar calendar, Offering offering, Instant startsAt) {
    return calendar.bookable()
        && new SlotSearch(offering, calendar.rules(), List.of())
            .canStartAt(startsAt, clock.instant());
  }

  /**
   * Whether the mentor is available at that time, within notice, horizon and limits. Where limits
   * decide, the mentor is locked until the end of the transaction.
   */
  public boolean isOffered(RequestedSlot slot) {
    return slot.offered() && (!slot.limited() || isWithinLimits(slot));
  }

  private boolean isWithinLimits(RequestedSlot slot) {
    return offerings
        .findById(new OfferingId(slot.offeringId()))
        .map(slot::applyTo)
        .filter(offering -> slotFinder.isOffered(offering, slot.startsAt()))
        .isPresent();
  }

  /**
   * The next starts of the same offering, to which a session can be rescheduled: those that are
   * free once the booking has given its seat back.
   */
  public List<Instant> findNextStarts(BookedSlot slot, int minimumNoticeHours, Instant from) {
    var offering =
        offerings
            .findById(new OfferingId(slot.offeringId()))
            .filter(it -> !it.withdrawn())
            .map(it -> it.asBooked(slot.minutes(), minimumNoticeHours));
    var until = from.plus(NEXT_STARTS_RANGE);
    return slotFinder.findWithout(slot.session(), offering.stream().toList(), from, until).stream()
        .map(Slot::startsAt)
        .toList();
  }

  private ZoneId profileZone(MemberId mentor) {
    return mentors.find(mentor.value()).map(Mentor::zone).orElse(ZoneOffset.UTC);
  }
}
