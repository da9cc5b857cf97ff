package dev.tandem.recommendations;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Problem;
import java.util.Comparator;
import java.util.List;
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

/** The page of a cohort: its proposed pairs for operators, their own choices for mentees. */
@Controller
@RequestMapping("/recommendations/cohorts/{id}")
class CohortPages {

  private final Cohorts cohorts;
  private final CohortMatching matching;
  private final CohortChoices choices;
  private final Facts facts;

  CohortPages(Cohorts cohorts, CohortMatching matching, CohortChoices choices, Facts facts) {
    this.cohorts = cohorts;
    this.matching = matching;
    this.choices = choices;
    this.facts = facts;
  }

  @GetMapping
  String cohort(@PathVariable UUID id, Caller caller, Model model) {
    var cohort = cohorts.find(new CohortId(id)).orElseThrow(() -> Problem.notFound("cohort"));
    var places = cohorts.mentors(cohort.id());
    var mentors =
        facts.listed().stream()
            .filter(it -> places.containsKey(it.id()))
            .sorted(Comparator.comparing(Mentor::name))
            .toList();
    model.addAttribute("cohort", cohort);
    model.addAttribute("mentors", mentors);
    if (!caller.is(Role.OPERATOR)) {
      model.addAttribute("chosen", choices.of(cohort.id(), new MenteeId(caller.memberId())));
      return "recommendations/choices";
    }
    model.addAttribute("match", matching.current(cohort.id()).orElse(null));
    model.addAttribute("mentees", cohorts.mentees(cohort.id()).size());
    model.addAttribute("places", places.values().stream().mapToInt(it -> it).sum());
    model.addAttribute(
        "names", mentors.stream().collect(Collectors.toMap(Mentor::id, Mentor::name)));
    return "recommendations/cohort";
  }

  @PostMapping("/match")
  @PreAuthorize("hasRole('OPERATOR')")
  String match(@PathVariable UUID id) {
    matching.propose(new CohortId(id), null);
    return back(id);
  }

  /** Without a mentor the mentee is left to the matching again. */
  @PostMapping("/locks")
  @PreAuthorize("hasRole('OPERATOR')")
  String lock(
      @PathVariable UUID id, @RequestParam UUID mentee, @RequestParam @Nullable UUID mentor) {
    var locked = Optional.ofNullable(mentor).map(MentorId::new).orElse(null);
    matching.lock(new CohortId(id), new MenteeId(mentee), locked);
    return back(id);
  }

  @PostMapping("/activation")
  @PreAuthorize("hasRole('OPERATOR')")
  String activate(@PathVariable UUID id, @RequestParam UUID proposal) {
    matching.activate(new CohortId(id), proposal);
    return back(id);
  }

  @PostMapping("/choices")
  String choose(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") List<@Nullable UUID> mentor,
      Caller caller) {
    var mentors =
        mentor.stream().flatMap(it -> Optional.ofNullable(it).stream()).map(MentorId::new).toList();
    choices.choose(new CohortId(id), new MenteeId(caller.memberId()), mentors);
    return back(id) + "?saved";
  }

  private static String back(UUID id) {
    return "redirect:/recommendations/cohorts/" + id;
  }
}
