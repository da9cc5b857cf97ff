package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.RequiresRecentSignIn;
import dev.tandem.kernel.caching.CachePolicy;
import dev.tandem.kernel.caching.HttpCache;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.calendar.CalendarFeed;
import dev.tandem.scheduling.calendar.CalendarTokenService;
import dev.tandem.scheduling.privacy.PrivacyChoices;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A member's calendar feed, and the page that turns it on and off. */
@Controller
class CalendarPage {

  private static final MediaType TEXT_CALENDAR =
      MediaType.parseMediaType("text/calendar;charset=UTF-8");

  private final CalendarTokenService tokenService;
  private final CalendarFeed feed;
  private final BookingAccess bookingAccess;
  private final PrivacyChoices privacy;

  CalendarPage(
      CalendarTokenService tokenService,
      CalendarFeed feed,
      BookingAccess bookingAccess,
      PrivacyChoices privacy) {
    this.tokenService = tokenService;
    this.feed = feed;
    this.bookingAccess = bookingAccess;
    this.privacy = privacy;
  }

  /**
   * For calendars that sign in, with the token as the password, so that nothing secret is in the
   * address. The front door of the platform passes {@code Authorization} on under another name.
   */
  @HttpCache(CachePolicy.PRIVATE_REVALIDATED)
  @GetMapping("/scheduling/calendars/mine.ics")
  ResponseEntity<String> feedAfterSigningIn(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String direct,
      @RequestHeader(name = "Tandem-Caller-Authorization", required = false)
          @Nullable String passedOn,
      ServletWebRequest request) {
    return CalendarPassword.in(passedOn == null ? direct : passedOn)
        .flatMap(tokenService::findMember)
        .map(member -> feedOf(member, request))
        .orElseGet(() ->
            ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Basic realm=\"Tandem calendar\", charset=\"UTF-8\"")
                .contentType(MediaType.TEXT_PLAIN)
                .body("The password of this calendar is wrong or was turned off."));
  }

  /** For calendars that cannot sign in. */
  @HttpCache(CachePolicy.PRIVATE_REVALIDATED)
  @GetMapping("/scheduling/calendars/{token}.ics")
  ResponseEntity<String> feed(@PathVariable String token, ServletWebRequest request) {
    return tokenService
        .findMember(token)
        .map(member -> feedOf(member, request))
        .orElseThrow(() -> Problem.notFound("calendar"));
  }

  private ResponseEntity<String> feedOf(UUID member, ServletWebRequest request) {
    return feed.read(member, siteAddress(), request::checkNotModified)
        .content()
        .map(content -> ResponseEntity.ok().contentType(TEXT_CALENDAR).body(content))
        .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_MODIFIED).build());
  }

  /** One session as a file. */
  @GetMapping("/scheduling/sessions/{id}/session.ics")
  ResponseEntity<String> session(@PathVariable UUID id, Caller caller) {
    var booking = bookingAccess.find(new BookingId(id), caller);
    return ResponseEntity.ok()
        .contentType(TEXT_CALENDAR)
        .body(feed.renderSession(booking.id().value(), caller.memberId(), siteAddress()));
  }

  @GetMapping("/scheduling/calendar")
  String show(Caller caller, Model model) {
    model.addAttribute("enabled", tokenService.hasToken(caller.memberId()));
    model.addAttribute("onlyBusy", privacy.showsOnlyBusyTimes(caller.memberId()));
    return "scheduling/calendar";
  }

  /**
   * Shows the address once; afterwards only the hash of its token is known. It is shown in the page
   * that was open, so that loading that page again does not replace the address.
   */
  @RequiresRecentSignIn
  @PostMapping("/scheduling/calendar")
  String issue(
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPage,
      Caller caller,
      Model model) {
    var token = tokenService.issue(caller.memberId());
    model.addAttribute("address", siteAddress() + "/scheduling/calendars/mine.ics");
    model.addAttribute("username", CalendarPassword.USERNAME);
    model.addAttribute("password", token);
    model.addAttribute("secretAddress", siteAddress() + "/scheduling/calendars/" + token + ".ics");
    model.addAttribute("enabled", true);
    model.addAttribute("onlyBusy", privacy.showsOnlyBusyTimes(caller.memberId()));
    return inPage ? "scheduling/calendar :: feed" : "scheduling/calendar";
  }

  @PostMapping("/scheduling/calendar/revoke")
  String revoke(Caller caller) {
    tokenService.revoke(caller.memberId());
    return "redirect:/scheduling/calendar";
  }

  private static String siteAddress() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
  }
}
