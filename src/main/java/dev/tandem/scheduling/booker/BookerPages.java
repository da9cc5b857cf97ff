package dev.tandem.scheduling.booker;

import dev.tandem.access.identity.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** The free times of a mentor: a part of the mentor's page, and a page that needs no scripts. */
@Controller
class BookerPages {

  private static final String PART = "booker";

  private final BookerReader bookers;

  BookerPages(BookerReader bookers) {
    this.bookers = bookers;
  }

  /** A link inside the part replaces it, and the choice becomes the query of the page's address. */
  @GetMapping("/scheduling/fragments/mentors/{mentor}/slots")
  String part(
      @PathVariable UUID mentor,
      BookerChoice choice,
      @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
      Caller caller,
      ZoneId zone,
      HttpServletResponse response,
      Model model) {
    var zones = ZoneChoice.of(choice.zone(), zone);
    var known = choice.withZone(zones.chosen());
    var links = BookerLink.inMentorPage(mentor);
    show(mentor, known, caller, zones, links, model);
    if (!PART.equals(target)) {
      return "scheduling/mentor-slots";
    }
    response.setHeader("HX-Push-Url", known.toQuery());
    return "scheduling/booker";
  }

  @GetMapping("/scheduling/mentors/{mentor}")
  String page(
      @PathVariable UUID mentor, BookerChoice choice, Caller caller, ZoneId zone, Model model) {
    var zones = ZoneChoice.of(choice.zone(), zone);
    var known = choice.withZone(zones.chosen());
    show(mentor, known, caller, zones, BookerLink.ownPage(mentor), model);
    return "scheduling/mentor";
  }

  private void show(
      UUID mentor,
      BookerChoice choice,
      Caller caller,
      ZoneChoice zones,
      BookerLink.Target links,
      Model model) {
    model.addAttribute("mentor", mentor);
    model.addAttribute("choice", choice);
    model.addAttribute("start", links.to(BookerChoice.NONE));
    model.addAttribute("places", ZoneChoice.PLACES);
    model.addAttribute("booker", bookers.read(mentor, choice, caller, zones, links));
  }
}
