package dev.tandem.recommendations.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.ranking.CandidateQueries;
import dev.tandem.recommendations.ranking.Mentee;
import dev.tandem.recommendations.ranking.Recommendations;
import dev.tandem.recommendations.rating.Rating;
import dev.tandem.recommendations.rating.Ratings;
import dev.tandem.recommendations.readmodel.Cohorts;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The parts of other pages that recommend mentors and show what mentees say of them. */
@Controller
@RequestMapping("/recommendations/fragments")
class RecommendationsFragments {

  private static final int HOME_LIMIT = 6;
  private static final int COMMENT_LIMIT = 20;

  private final Recommendations recommendations;
  private final CandidateQueries queries;
  private final Ratings ratings;
  private final Cohorts cohorts;

  RecommendationsFragments(
      Recommendations recommendations, CandidateQueries queries, Ratings ratings, Cohorts cohorts) {
    this.recommendations = recommendations;
    this.queries = queries;
    this.ratings = ratings;
    this.cohorts = cohorts;
  }

  @GetMapping("/home")
  String home(Caller caller, Model model) {
    var id = new MenteeId(caller.memberId());
    if (!caller.is(Role.MENTEE)) {
      model.addAttribute(
          "cohorts", caller.is(Role.OPERATOR) ? cohorts.openCohorts() : cohorts.openCohortsOf(id));
      return "recommendations/cohort-list";
    }
    var mentee = queries.findMentee(id).orElseGet(() -> Mentee.unknown(id));
    var found = recommendations.forMentee(mentee, null);
    model.addAttribute("cohorts", cohorts.openCohortsOf(id));
    model.addAttribute("found", found.stream().limit(HOME_LIMIT).toList());
    model.addAttribute("withoutGoals", mentee.topics().isEmpty());
    return "recommendations/home";
  }

  @GetMapping("/mentors/{id}")
  String mentor(@PathVariable UUID id, Model model) {
    var said = ratings.ofMentor(new MentorId(id));
    model.addAttribute(
        "said", said.stream().filter(it -> it.comment() != null).limit(COMMENT_LIMIT).toList());
    model.addAttribute("count", said.size());
    model.addAttribute("average", said.stream().mapToInt(Rating::stars).average().orElse(0));
    return "recommendations/mentor";
  }
}
