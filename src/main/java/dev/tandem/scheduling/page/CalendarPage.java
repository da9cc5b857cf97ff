package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.calendar.CalendarFeed;
import dev.tandem.scheduling.calendar.CalendarTokenService;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A member's calendar feed, and the page that turns it on and off. */
@Controller
class CalendarPage {

  private static final MediaType TEXT_CALENDAR =
      MediaType.parseMediaType("text/calendar;charset=UTF-8");

  private final CalendarTokenService tokenService;
  private final CalendarFeed feed;

  CalendarPage(CalendarTokenService tokenService, CalendarFeed feed) {
    this.tokenService = tokenService;
    this.feed = feed;
  }

  @GetMapping("/scheduling/calendars/{token}.ics")
  ResponseEntity<String> feed(@PathVariable String token) {
    var member = tokenService.findMember(token).orElseThrow(() -> Problem.notFound("calendar"));
    return ResponseEntity.ok()
        .contentType(TEXT_CALENDAR)
        .cacheControl(CacheControl.noStore())
        .body(feed.render(member));
  }

  @GetMapping("/scheduling/calendar")
  String show(Caller caller, Model model) {
    model.addAttribute("enabled", tokenService.hasToken(caller.memberId()));
    return "scheduling/calendar";
  }

  /** Shows the address once; afterwards only the hash of its token is known. */
  @PostMapping("/scheduling/calendar")
  String issue(Caller caller, Model model) {
    var path = "/scheduling/calendars/" + tokenService.issue(caller.memberId()) + ".ics";
    model.addAttribute(
        "address", ServletUriComponentsBuilder.fromCurrentContextPath().path(path).toUriString());
    model.addAttribute("enabled", true);
    return "scheduling/calendar";
  }

  @PostMapping("/scheduling/calendar/revoke")
  String revoke(Caller caller) {
    tokenService.revoke(caller.memberId());
    return "redirect:/scheduling/calendar";
  }
}
