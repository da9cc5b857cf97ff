package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.paging.CursorPage;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingFilter;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingProcesses;
import dev.tandem.scheduling.booking.BookingSearch;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.ProcessState;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The operator's list of all bookings and the states of their processes. */
@Controller
class BookingsPage {

  private final BookingSearch bookingSearch;
  private final BookingProcesses bookingProcesses;
  private final SessionViews sessionViews;

  BookingsPage(
      BookingSearch bookingSearch, BookingProcesses bookingProcesses, SessionViews sessionViews) {
    this.bookingSearch = bookingSearch;
    this.bookingProcesses = bookingProcesses;
    this.sessionViews = sessionViews;
  }

  @GetMapping("/scheduling/bookings")
  @PreAuthorize("hasRole('OPERATOR')")
  String show(
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String waiting,
      @RequestParam(defaultValue = "") String member,
      CursorPaging paging,
      Caller caller,
      ZoneId zone,
      HttpServletResponse response,
      Model model) {
    var id = parseId(member.strip());
    if (id == null && !member.isBlank()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute(
          "problem", "“" + member.strip() + "” is not the ID of a member. Copy it from People.");
    }
    var filter = BookingFilter.parse(status, waiting, id);
    var page =
        model.containsAttribute("problem")
            ? CursorPage.<Booking>of(List.of(), paging, 0, _ -> List.of())
            : bookingSearch.find(filter, paging);
    model.addAttribute("rows", toRows(page, caller, zone));
    model.addAttribute("paging", page);
    model.addAttribute("status", filter.status() == null ? "" : filter.status().name());
    model.addAttribute("waiting", filter.state() == null ? "" : filter.state().name());
    model.addAttribute("member", member);
    model.addAttribute("statuses", BookingStatus.values());
    model.addAttribute("states", ProcessState.values());
    return "scheduling/bookings";
  }

  private static @Nullable UUID parseId(String text) {
    try {
      return text.isEmpty() ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private List<BookingRow> toRows(CursorPage<Booking> page, Caller caller, ZoneId zone) {
    var processes = bookingProcesses.find(page.items().stream().map(Booking::id).toList());
    return sessionViews.of(page.items(), caller, zone).stream()
        .map(session -> {
          var process = Objects.requireNonNull(processes.get(new BookingId(session.id())));
          return new BookingRow(session, ProcessView.of(process, zone));
        })
        .toList();
  }

  record BookingRow(SessionView session, ProcessView process) {}
}
