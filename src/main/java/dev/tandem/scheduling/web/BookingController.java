package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.paging.CursorPage;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingFilter;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingNotes;
import dev.tandem.scheduling.booking.BookingSearch;
import dev.tandem.scheduling.booking.BookingView;
import dev.tandem.scheduling.meeting.MeetingService;
import dev.tandem.scheduling.meeting.Meetings;
import dev.tandem.scheduling.process.BookingRequest;
import dev.tandem.scheduling.process.BookingService;
import dev.tandem.scheduling.seat.SlotContention;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API to hold a slot and to read bookings. */
@RestController
@RequestMapping("/api/scheduling/bookings")
class BookingController {

  private final BookingService bookingService;
  private final BookingAccess bookingAccess;
  private final BookingSearch bookingSearch;
  private final Meetings meetings;
  private final MeetingService meetingService;
  private final BookingNotes notes;

  BookingController(
      BookingService bookingService,
      BookingAccess bookingAccess,
      BookingSearch bookingSearch,
      Meetings meetings,
      MeetingService meetingService,
      BookingNotes notes) {
    this.bookingService = bookingService;
    this.bookingAccess = bookingAccess;
    this.bookingSearch = bookingSearch;
    this.meetings = meetings;
    this.meetingService = meetingService;
    this.notes = notes;
  }

  @PostMapping
  ResponseEntity<BookingView> book(
      @RequestBody BookingRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    caller.require(Role.MENTEE);
    var booking =
        SlotContention.translateLockFailure(
            () -> bookingService.book(caller.memberId(), request, key));
    return ResponseEntity.created(URI.create("/api/scheduling/bookings/" + booking.id()))
        .body(booking);
  }

  /**
   * @param member only for an operator, or the caller's own id
   */
  @GetMapping
  CursorPage<BookingView> list(
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable UUID member,
      CursorPaging paging,
      Caller caller) {
    var filter = BookingFilter.parse(status, null, member).visibleTo(caller);
    return bookingSearch.find(filter, paging).map(BookingView::of);
  }

  @GetMapping("/{id}")
  BookingView show(@PathVariable UUID id, Caller caller) {
    return view(bookingAccess.find(new BookingId(id), caller), caller);
  }

  /** Says of one session alone where it takes place; an empty text takes that back. */
  @PutMapping("/{id}/meeting")
  BookingView changeMeeting(
      @PathVariable UUID id, @RequestBody MeetingRequest request, Caller caller) {
    return view(meetingService.change(new BookingId(id), caller, request.meeting()), caller);
  }

  private BookingView view(Booking booking, Caller caller) {
    return BookingView.of(
        booking,
        meetings.find(booking, caller).map(Meetings.Arrangement::meeting).orElse(null),
        notes.find(booking.id(), caller).orElse(null));
  }

  record MeetingRequest(@Nullable String meeting) {}
}
