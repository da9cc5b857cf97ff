package dev.tandem.recommendations.matching;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/recommendations/cohorts/{id}")
class MatchController {

  private final CohortMatching matching;
  private final MatchActivation activation;
  private final MenteePreferences preferences;

  MatchController(
      CohortMatching matching, MatchActivation activation, MenteePreferences preferences) {
    this.matching = matching;
    this.activation = activation;
    this.preferences = preferences;
  }

  /** Proposes pairs, which take effect only when the proposal is activated. */
  @PostMapping("/match")
  @PreAuthorize("hasRole('OPERATOR')")
  @ResponseStatus(HttpStatus.CREATED)
  MatchView propose(
      @PathVariable UUID id, @RequestBody(required = false) @Nullable MatchBody body) {
    var locked = body == null ? null : body.lockedPairs();
    return MatchView.of(matching.propose(new CohortId(id), locked));
  }

  @GetMapping("/match")
  @PreAuthorize("hasRole('OPERATOR')")
  MatchView current(@PathVariable UUID id) {
    return matching
        .current(new CohortId(id))
        .map(MatchView::of)
        .orElseThrow(() -> Problem.notFound("match"));
  }

  @PostMapping("/match/activation")
  @PreAuthorize("hasRole('OPERATOR')")
  MatchView activate(
      @PathVariable UUID id, @RequestBody(required = false) @Nullable ActivationBody body) {
    var proposal = body == null ? null : body.proposalId();
    return MatchView.of(
        activation.activate(new CohortId(id), proposal == null ? null : new MatchId(proposal)));
  }

  /** The mentors that the caller would like to be matched with, most preferred first. */
  @GetMapping("/choices")
  PreferencesBody choices(@PathVariable UUID id, Caller caller) {
    var cohort = new CohortId(id);
    return new PreferencesBody(
        preferences.preferencesOf(cohort, new MenteeId(caller.memberId())).stream()
            .map(MentorId::value)
            .toList());
  }

  @PutMapping("/choices")
  PreferencesBody choose(@PathVariable UUID id, @RequestBody PreferencesBody body, Caller caller) {
    var ids = body.mentorIds();
    if (ids == null || ids.contains(null)) {
      throw Problem.malformed("mentorIds must list mentors, most preferred first.");
    }
    var mentors = ids.stream().map(MentorId::new).toList();
    preferences.save(new CohortId(id), new MenteeId(caller.memberId()), mentors);
    return body;
  }

  record ActivationBody(@Nullable UUID proposalId) {}

  record PreferencesBody(@Nullable List<UUID> mentorIds) {}
}
