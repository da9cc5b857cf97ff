package dev.tandem.members.cohort;

import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.FormInput;
import dev.tandem.members.person.MemberId;
import dev.tandem.members.person.Members;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages on which operators open, fill and close cohorts. */
@Controller
@RequestMapping("/members/cohorts")
@PreAuthorize("hasRole('OPERATOR')")
class CohortPages {

  private static final Paging CANDIDATE_PAGE = new Paging(0, 8);

  private final Cohorts cohorts;
  private final Enrolments enrolments;
  private final CohortService service;
  private final Members members;

  CohortPages(Cohorts cohorts, Enrolments enrolments, CohortService service, Members members) {
    this.cohorts = cohorts;
    this.enrolments = enrolments;
    this.service = service;
    this.members = members;
  }

  @GetMapping
  String list(Paging paging, Model model) {
    var found = cohorts.list(paging);
    model.addAttribute("found", found);
    return "members/cohorts";
  }

  @PostMapping
  String open(CohortForm form) {
    return redirectTo(service.open(form.toPlan()).id());
  }

  /**
   * @param find part of the name of a member to enrol
   */
  @GetMapping("/{id}")
  String cohort(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable String find, Model model) {
    var cohort =
        cohorts.findSummary(new CohortId(id)).orElseThrow(() -> Problem.notFound("cohort"));
    model.addAttribute("cohort", cohort);
    model.addAttribute("enrolments", enrolments.findByCohort(cohort.id()));
    model.addAttribute("find", find);
    if (find != null && !find.isBlank()) {
      model.addAttribute("candidates", members.search(find, null, CANDIDATE_PAGE).items());
    }
    return "members/cohort";
  }

  @PostMapping("/{id}/enrolments")
  String enrol(
      @PathVariable UUID id,
      @RequestParam UUID memberId,
      @RequestParam(required = false) @Nullable String capacity) {
    var places = FormInput.parseInteger(capacity);
    return redirectTo(service.enrol(new CohortId(id), new MemberId(memberId), null, places).id());
  }

  @PostMapping("/{id}/closing")
  String close(@PathVariable UUID id) {
    return redirectTo(service.close(new CohortId(id)).id());
  }

  private static String redirectTo(CohortId id) {
    return "redirect:/members/cohorts/" + id.value() + "?saved";
  }
}
