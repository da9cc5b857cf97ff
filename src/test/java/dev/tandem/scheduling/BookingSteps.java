package dev.tandem.scheduling;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.Bookings;
import dev.tandem.scheduling.booking.ProcessSignal;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.process.BookingRequest;
import dev.tandem.scheduling.process.BookingService;
import dev.tandem.scheduling.process.FundingRequest;
import dev.tandem.scheduling.process.ProcessRunner;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Takes bookings through their process at once, without events. */
@TestComponent
public class BookingSteps {

  private final BookingService bookingService;
  private final ProcessRunner processRunner;
  private final Bookings bookings;

  BookingSteps(BookingService bookingService, ProcessRunner processRunner, Bookings bookings) {
    this.bookingService = bookingService;
    this.processRunner = processRunner;
    this.bookings = bookings;
  }

  public static Caller mentee(UUID member) {
    return new Caller(member, Set.of(Role.MENTEE));
  }

  public static Caller mentor(UUID member) {
    return new Caller(member, Set.of(Role.MENTOR));
  }

  public static Caller operator() {
    return new Caller(new UUID(0, 1), Set.of(Role.OPERATOR));
  }

  public BookingId hold(UUID mentee, UUID offering, Instant start) {
    return hold(mentee, offering, start, FundingKind.CARD);
  }

  public BookingId hold(UUID mentee, UUID offering, Instant start, FundingKind funding) {
    var payment = new FundingRequest(funding, funding == FundingKind.CARD ? "ok" : null);
    var request = new BookingRequest(offering, start, payment);
    return new BookingId(bookingService.book(mentee, request, null).id());
  }

  public void pay(BookingId id) {
    processRunner.signal(id, new ProcessSignal.Funded());
  }

  /** Holds and pays: pending where the mentor has to approve, confirmed elsewhere. */
  public BookingId book(UUID mentee, UUID offering, Instant start) {
    var id = hold(mentee, offering, start);
    pay(id);
    return id;
  }

  public Booking find(BookingId id) {
    return bookings.find(id).orElseThrow();
  }
}
