package dev.tandem.recommendations.matching;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.CandidateCache;
import dev.tandem.recommendations.candidate.Mentor;
import dev.tandem.recommendations.readmodel.Cohorts;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a cohort: the pairs for operators, the own choices for a mentee. */
@Controller
@RequestMapping("/recommendations/cohorts/{id}")
class MatchPages {

  private final Cohorts cohorts;
  private final CohortMatching matching;
  private final MatchActivation activation;
  private final MenteePreferences preferences;
  private final CandidateCache candidates;

  MatchPages(
      Cohorts cohorts,
      CohortMatching matching,
      MatchActivation activation,
      MenteePreferences preferences,
      CandidateCache candidates) {
    this.cohorts = cohorts;
    this.matching = matching;
    this.activation = activation;
    this.preferences = preferences;
    this.candidates = candidates;
  }

  @GetMapping
  String cohort(@PathVariable UUID id, Caller caller, Model model) {
    var cohort = cohorts.find(new CohortId(id)).orElseThrow(() -> Problem.notFound("cohort"));
    var places = cohorts.mentorCapacities(cohort.id());
    var mentors =
        candidates.current().all().stream()
            .map(Candidate::mentor)
            .filter(it -> places.containsKey(it.id()))
            .sorted(Comparator.comparing(Mentor::name))
            .toList();
    model.addAttribute("cohort", cohort);
    model.addAttribute("mentors", mentors);
    if (!caller.is(Role.OPERATOR)) {
      model.addAttribute(
          "chosen", preferences.preferencesOf(cohort.id(), new MenteeId(caller.memberId())));
      return "recommendations/choices";
    }
    model.addAttribute("match", matching.current(cohort.id()).orElse(null));
    model.addAttribute("mentees", cohorts.mentees(cohort.id()).size());
    model.addAttribute("places", places.values().stream().mapToInt(Integer::intValue).sum());
    model.addAttribute(
        "names", mentors.stream().collect(Collectors.toMap(Mentor::id, Mentor::name)));
    return "recommendations/cohort";
  }

  @PostMapping("/match")
  @PreAuthorize("hasRole('OPERATOR')")
  String match(@PathVariable UUID id) {
    matching.propose(new CohortId(id), null);
    return redirectToCohort(id);
  }

  /** Locks the mentee to the mentor, or unlocks the mentee without one. */
  @PostMapping("/locks")
  @PreAuthorize("hasRole('OPERATOR')")
  String lock(
      @PathVariable UUID id, @RequestParam UUID mentee, @RequestParam @Nullable UUID mentor) {
    var locked = Optional.ofNullable(mentor).map(MentorId::new).orElse(null);
    matching.lock(new CohortId(id), new MenteeId(mentee), locked);
    return redirectToCohort(id);
  }

  @PostMapping("/activation")
  @PreAuthorize("hasRole('OPERATOR')")
  String activate(@PathVariable UUID id, @RequestParam UUID proposal) {
    activation.activate(new CohortId(id), new MatchId(proposal));
    return redirectToCohort(id);
  }

  private static String redirectToCohort(UUID id) {
    return "redirect:/recommendations/cohorts/" + id;
  }
}
