package dev.tandem.recommendations.card;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Fragment of a mentee's home page: favourites, and mentors to book again. */
@Controller
class KnownMentorsFragment {

  private final KnownMentors mentors;

  KnownMentorsFragment(KnownMentors mentors) {
    this.mentors = mentors;
  }

  @GetMapping("/recommendations/fragments/known-mentors")
  String show(Caller caller, ZoneId zone, Model model) {
    var known =
        caller.is(Role.MENTEE)
            ? mentors.of(caller, zone)
            : new KnownMentors.Known(List.of(), List.of());
    model.addAttribute("favourites", known.favourites());
    model.addAttribute("met", known.met());
    return "recommendations/known-mentors";
  }
}
