package dev.tandem.recommendations;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The parts of other pages that recommend mentors and show what mentees say of them. */
@Controller
@RequestMapping("/recommendations/fragments")
class RecommendationsPages {

  private static final int AT_HOME = 6;
  private static final int SHOWN = 20;

  private final Recommendations recommendations;
  private final Facts facts;
  private final Ratings ratings;
  private final Cohorts cohorts;

  RecommendationsPages(
      Recommendations recommendations, Facts facts, Ratings ratings, Cohorts cohorts) {
    this.recommendations = recommendations;
    this.facts = facts;
    this.ratings = ratings;
    this.cohorts = cohorts;
  }

  @GetMapping("/home")
  String home(Caller caller, Model model) {
    var id = new MenteeId(caller.memberId());
    if (!caller.is(Role.MENTEE)) {
      model.addAttribute("cohorts", caller.is(Role.OPERATOR) ? cohorts.open() : cohorts.of(id));
      return "recommendations/cohort-list";
    }
    var mentee = facts.mentee(id).orElseGet(() -> Mentee.unknown(id));
    var found = recommendations.forMentee(mentee, null);
    model.addAttribute("cohorts", cohorts.of(id));
    model.addAttribute("found", found.stream().limit(AT_HOME).toList());
    model.addAttribute("withoutGoals", mentee.topics().isEmpty());
    return "recommendations/home";
  }

  @GetMapping("/mentors/{id}")
  String mentor(@PathVariable UUID id, Model model) {
    var said = ratings.ofMentor(new MentorId(id));
    model.addAttribute(
        "said", said.stream().filter(it -> it.comment() != null).limit(SHOWN).toList());
    model.addAttribute("count", said.size());
    model.addAttribute("average", said.stream().mapToInt(Rating::stars).average().orElse(0));
    return "recommendations/mentor";
  }
}
