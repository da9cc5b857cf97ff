package dev.tandem.recommendations.ranking;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.role.DataVersion;
import dev.tandem.kernel.time.DurationText;
import dev.tandem.kernel.web.Paging;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.candidate.Mentee;
import dev.tandem.recommendations.candidate.MenteeQueries;
import dev.tandem.recommendations.favourite.FavouriteService;
import dev.tandem.recommendations.readmodel.Cohorts;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Fragment of the home page: recommended mentors and open cohorts. */
@Controller
@RequestMapping("/recommendations/fragments")
class RecommendationsFragments {

  private static final Paging HOME = new Paging(0, 6);

  private final Recommendations recommendations;
  private final MenteeQueries mentees;
  private final Cohorts cohorts;
  private final FavouriteService favourites;
  private final RecommendationsProperties properties;

  RecommendationsFragments(
      Recommendations recommendations,
      MenteeQueries mentees,
      Cohorts cohorts,
      FavouriteService favourites,
      RecommendationsProperties properties) {
    this.recommendations = recommendations;
    this.mentees = mentees;
    this.cohorts = cohorts;
    this.favourites = favourites;
    this.properties = properties;
  }

  @GetMapping("/home")
  String home(Caller caller, HttpServletResponse response, Model model) {
    var id = new MenteeId(caller.memberId());
    if (!caller.is(Role.MENTEE)) {
      model.addAttribute(
          "cohorts", caller.is(Role.OPERATOR) ? cohorts.openCohorts() : cohorts.openCohortsOf(id));
      return "recommendations/cohort-list";
    }
    var mentee = mentees.findMentee(id).orElseGet(() -> Mentee.unknown(id));
    var found = recommendations.forMentee(mentee, null, HOME);
    model.addAttribute("cohorts", cohorts.openCohortsOf(id));
    DataVersion.write(found.dataVersion(), response);
    model.addAttribute("found", found.page().items());
    model.addAttribute("favourites", favourites.of(caller));
    model.addAttribute("bookableWithin", DurationText.of(properties.bookableWithin()));
    model.addAttribute("withoutGoals", mentee.topics().isEmpty());
    return "recommendations/home";
  }
}
