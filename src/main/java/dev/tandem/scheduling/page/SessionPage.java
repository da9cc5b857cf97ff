package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.scheduling.attendance.NoShowService;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingProcesses;
import dev.tandem.scheduling.offering.BookingProperties;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page of one session. */
@Controller
@RequestMapping("/scheduling/sessions/{id}")
class SessionPage {

  private final BookingAccess bookingAccess;
  private final NoShowService noShowService;
  private final BookingProcesses bookingProcesses;
  private final SessionViews sessionViews;
  private final BookingProperties properties;
  private final Clock clock;

  SessionPage(
      BookingAccess bookingAccess,
      NoShowService noShowService,
      BookingProcesses bookingProcesses,
      SessionViews sessionViews,
      BookingProperties properties,
      Clock clock) {
    this.bookingAccess = bookingAccess;
    this.noShowService = noShowService;
    this.bookingProcesses = bookingProcesses;
    this.sessionViews = sessionViews;
    this.properties = properties;
    this.clock = clock;
  }

  static String redirectTo(UUID id) {
    return "redirect:/scheduling/sessions/" + id;
  }

  @GetMapping
  String show(@PathVariable UUID id, Caller caller, ZoneId zone, Model model) {
    addBooking(id, caller, zone, model);
    return "scheduling/session";
  }

  /** The fragment that is reloaded while the payment is being confirmed. */
  @GetMapping("/status")
  String status(@PathVariable UUID id, Caller caller, ZoneId zone, Model model) {
    addBooking(id, caller, zone, model);
    return "scheduling/session-status";
  }

  private void addBooking(UUID id, Caller caller, ZoneId zone, Model model) {
    var booking = bookingAccess.find(new BookingId(id), caller);
    var report = noShowService.findReport(booking.id()).orElse(null);
    var allowed = AllowedActions.of(booking, report, caller, properties, clock.instant());
    model.addAttribute("booking", sessionViews.of(booking, caller, zone));
    model.addAttribute("zone", zone.getId());
    model.addAttribute("allowed", allowed);
    model.addAttribute("disputeWindow", DisplayFormats.formatDuration(properties.disputeWindow()));
    model.addAttribute("cancellationPolicy", booking.terms().cancellationPolicy().description());
    if (caller.is(Role.OPERATOR)) {
      model.addAttribute("process", ProcessView.of(bookingProcesses.find(booking.id()), zone));
      model.addAttribute("steps", bookingProcesses.findSteps(booking.id()));
    }
  }
}
