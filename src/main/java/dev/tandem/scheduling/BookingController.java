package dev.tandem.scheduling;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.Party;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bookings over HTTP: hold a slot, then follow, move, cancel, complete or report it. */
@RestController
@RequestMapping("/api/scheduling/bookings")
class BookingController {

  private final BookSlot bookSlot;
  private final Parties parties;
  private final BookingLists lists;
  private final Cancellations cancellations;
  private final Reschedules reschedules;
  private final Approvals approvals;
  private final Completions completions;
  private final NoShows noShows;

  BookingController(
      BookSlot bookSlot,
      Parties parties,
      BookingLists lists,
      Cancellations cancellations,
      Reschedules reschedules,
      Approvals approvals,
      Completions completions,
      NoShows noShows) {
    this.bookSlot = bookSlot;
    this.parties = parties;
    this.lists = lists;
    this.cancellations = cancellations;
    this.reschedules = reschedules;
    this.approvals = approvals;
    this.completions = completions;
    this.noShows = noShows;
  }

  @PostMapping
  ResponseEntity<BookingView> book(
      @RequestBody BookingRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    caller.require(Role.MENTEE);
    var booking = Contention.refuse(() -> bookSlot.book(caller.memberId(), request, key));
    return ResponseEntity.created(URI.create("/api/scheduling/bookings/" + booking.id()))
        .body(booking);
  }

  @GetMapping
  Page<BookingView> list(
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable UUID member,
      Paging paging,
      Caller caller) {
    return lists.of(caller, BookingLists.status(status), member, paging).map(BookingView::of);
  }

  @GetMapping("/{id}")
  BookingView show(@PathVariable UUID id, Caller caller) {
    return BookingView.of(parties.find(new BookingId(id), caller));
  }

  @PostMapping("/{id}/cancellation-preview")
  Preview preview(@PathVariable UUID id, Caller caller) {
    var refund = cancellations.preview(new BookingId(id), caller);
    return new Preview(refund.amount(), refund.tier(), refund.basisPoints());
  }

  @PostMapping("/{id}/cancellation")
  BookingView cancel(@PathVariable UUID id, @RequestBody Cancellation request, Caller caller) {
    if (request.refund() == null) {
      throw Problem.malformed("Send the refund that the preview showed.");
    }
    var reason = shortened(request.reason());
    return BookingView.of(
        cancellations.cancel(new BookingId(id), caller, request.refund(), reason));
  }

  @PostMapping("/{id}/reschedule")
  BookingView reschedule(@PathVariable UUID id, @RequestBody Move request, Caller caller) {
    var start = BookingRequest.start(request.startsAt());
    return BookingView.of(
        Contention.refuse(() -> reschedules.move(new BookingId(id), caller, start)));
  }

  @PostMapping("/{id}/completion")
  BookingView complete(@PathVariable UUID id, Caller caller) {
    return BookingView.of(completions.complete(new BookingId(id), caller));
  }

  @PostMapping("/{id}/no-show")
  BookingView reportNoShow(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable Absence request,
      Caller caller) {
    var absent = request == null ? null : request.absent();
    return BookingView.of(noShows.report(new BookingId(id), caller, absent));
  }

  @PostMapping("/{id}/dispute")
  BookingView dispute(@PathVariable UUID id, Caller caller) {
    return BookingView.of(noShows.dispute(new BookingId(id), caller));
  }

  @PostMapping("/{id}/resolution")
  BookingView resolve(@PathVariable UUID id, @RequestBody Resolution request, Caller caller) {
    if (request.outcome() == null) {
      throw Problem.malformed("Say the outcome: HELD, MENTEE_ABSENT or MENTOR_ABSENT.");
    }
    return BookingView.of(noShows.resolve(new BookingId(id), caller, request.outcome()));
  }

  @PostMapping("/{id}/approval")
  BookingView approve(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable Approval request,
      Caller caller) {
    var approved = request == null || request.approved() == null || request.approved();
    var reason = request == null ? null : shortened(request.reason());
    return BookingView.of(approvals.decide(new BookingId(id), caller, approved, reason));
  }

  static @Nullable String shortened(@Nullable String reason) {
    if (reason != null && reason.length() > 500) {
      throw Problem.malformed("A reason has at most 500 characters.");
    }
    return reason == null ? null : reason.replace("\0", "");
  }

  record Preview(Money refund, Refund.Tier tier, int basisPoints) {}

  record Cancellation(@Nullable Money refund, @Nullable String reason) {}

  record Move(@Nullable Instant startsAt) {}

  record Absence(@Nullable Party absent) {}

  record Resolution(@Nullable NoShowOutcome outcome) {}

  record Approval(@Nullable Boolean approved, @Nullable String reason) {}
}
