package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingProcesses;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.ProcessState;
import dev.tandem.scheduling.offering.MentorNames;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an operator sees every booking and where its process stands. */
@Controller
class BookingsPage {

  private final BookingQueries bookingQueries;
  private final BookingProcesses bookingProcesses;
  private final MentorNames mentorNames;
  private final Clock clock;

  BookingsPage(
      BookingQueries bookingQueries,
      BookingProcesses bookingProcesses,
      MentorNames mentorNames,
      Clock clock) {
    this.bookingQueries = bookingQueries;
    this.bookingProcesses = bookingProcesses;
    this.mentorNames = mentorNames;
    this.clock = clock;
  }

  @GetMapping("/scheduling/bookings")
  @PreAuthorize("hasRole('OPERATOR')")
  String show(
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String waiting,
      @RequestParam(required = false) @Nullable UUID member,
      Paging paging,
      Caller caller,
      ZoneId zone,
      Model model) {
    var wanted = BookingQueries.parseStatus(status);
    var state = BookingQueries.parseState(waiting);
    var page = bookingQueries.findAll(wanted, state, member, paging);
    model.addAttribute("rows", rows(page, caller, zone));
    model.addAttribute("paging", page);
    model.addAttribute("status", wanted == null ? "" : wanted.name());
    model.addAttribute("waiting", state == null ? "" : state.name());
    model.addAttribute("member", member == null ? "" : member.toString());
    model.addAttribute("statuses", BookingStatus.values());
    model.addAttribute("states", ProcessState.values());
    return "scheduling/bookings";
  }

  private List<BookingRow> rows(Page<Booking> page, Caller caller, ZoneId zone) {
    var known = mentorNames.lookUp(page.items().stream().map(it -> it.slot().mentorId()).toList());
    var standing = bookingProcesses.find(page.items().stream().map(Booking::id).toList());
    return page.items().stream()
        .map(it ->
            new BookingRow(
                SessionView.of(
                    it,
                    known.getOrDefault(it.slot().mentorId(), "a mentor"),
                    caller,
                    clock.instant(),
                    zone),
                ProcessView.of(Objects.requireNonNull(standing.get(it.id())), zone)))
        .toList();
  }

  record BookingRow(SessionView session, ProcessView process) {}
}
