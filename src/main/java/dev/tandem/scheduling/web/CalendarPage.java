package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.calendar.CalendarFeed;
import dev.tandem.scheduling.calendar.CalendarTokens;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A member's calendar feed: the feed itself, for calendars, and the page that opens and ends it.
 */
@Controller
class CalendarPage {

  private static final MediaType TEXT_CALENDAR =
      MediaType.parseMediaType("text/calendar;charset=UTF-8");

  private final CalendarTokens tokens;
  private final CalendarFeed feed;

  CalendarPage(CalendarTokens tokens, CalendarFeed feed) {
    this.tokens = tokens;
    this.feed = feed;
  }

  @GetMapping("/scheduling/calendars/{token}.ics")
  ResponseEntity<String> feed(@PathVariable String token) {
    var member = tokens.findMember(token).orElseThrow(() -> Problem.notFound("calendar"));
    return ResponseEntity.ok()
        .contentType(TEXT_CALENDAR)
        .cacheControl(CacheControl.noStore())
        .body(feed.render(member));
  }

  @GetMapping("/scheduling/calendar")
  String show(Caller caller, Model model) {
    model.addAttribute("open", tokens.exists(caller.memberId()));
    return "scheduling/calendar";
  }

  /** The address is shown this once: only its hash is kept. */
  @PostMapping("/scheduling/calendar")
  String issue(Caller caller, Model model) {
    var path = "/scheduling/calendars/" + tokens.issue(caller.memberId()) + ".ics";
    model.addAttribute(
        "address", ServletUriComponentsBuilder.fromCurrentContextPath().path(path).toUriString());
    model.addAttribute("open", true);
    return "scheduling/calendar";
  }

  @PostMapping("/scheduling/calendar/revoke")
  String revoke(Caller caller) {
    tokens.revoke(caller.memberId());
    return "redirect:/scheduling/calendar";
  }
}
