package dev.tandem.members.cohort;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.IdempotentRequests;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/members/cohorts")
@PreAuthorize("hasRole('OPERATOR')")
class CohortsController {

  private final Cohorts cohorts;
  private final Enrolments enrolments;
  private final CohortService service;
  private final IdempotentRequests requests;

  CohortsController(
      Cohorts cohorts,
      Enrolments enrolments,
      CohortService service,
      IdempotentRequests membersRequests) {
    this.cohorts = cohorts;
    this.enrolments = enrolments;
    this.service = service;
    this.requests = membersRequests;
  }

  @GetMapping
  Page<CohortView> list(Paging paging) {
    return cohorts.list(paging).map(CohortView::of);
  }

  @GetMapping("/{id}")
  CohortView show(@PathVariable UUID id) {
    return view(new CohortId(id));
  }

  @GetMapping("/{id}/enrolments")
  Page<Enrolment> enrolments(@PathVariable UUID id, Paging paging) {
    show(id);
    return Page.slice(enrolments.findByCohort(new CohortId(id)), paging);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Transactional
  CohortView open(
      @RequestBody CohortBody plan,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    return requests.executeOnce(
        caller.memberId(),
        key,
        plan,
        CohortView.class,
        () -> view(service.open(plan.toPlan()).id()));
  }

  @PostMapping("/{id}/enrolments")
  @ResponseStatus(HttpStatus.CREATED)
  @Transactional
  CohortView enrol(
      @PathVariable UUID id,
      @RequestBody EnrolmentBody body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    return requests.executeOnce(
        caller.memberId(),
        key,
        List.of(id, body),
        CohortView.class,
        () ->
            view(
                service
                    .enrol(new CohortId(id), body.requiredMember(), body.role(), body.capacity())
                    .id()));
  }

  @PostMapping("/{id}/closing")
  CohortView close(@PathVariable UUID id) {
    return view(service.close(new CohortId(id)).id());
  }

  private CohortView view(CohortId id) {
    return cohorts
        .findSummary(id)
        .map(CohortView::of)
        .orElseThrow(() -> Problem.notFound("cohort"));
  }
}
