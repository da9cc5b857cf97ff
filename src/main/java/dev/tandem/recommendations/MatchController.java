package dev.tandem.recommendations;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  private final CohortChoices choices;

  MatchController(CohortMatching matching, CohortChoices choices) {
    this.matching = matching;
    this.choices = choices;
  }

  /** Proposes pairs; nothing counts before the proposal is activated. */
  @PostMapping("/match")
  @PreAuthorize("hasRole('OPERATOR')")
  @ResponseStatus(HttpStatus.CREATED)
  Shown propose(@PathVariable UUID id, @RequestBody(required = false) @Nullable Locks body) {
    var locked = body == null ? null : body.locked();
    return Shown.of(matching.propose(new CohortId(id), locked == null ? null : map(locked)));
  }

  @GetMapping("/match")
  @PreAuthorize("hasRole('OPERATOR')")
  Shown current(@PathVariable UUID id) {
    return matching
        .current(new CohortId(id))
        .map(Shown::of)
        .orElseThrow(() -> Problem.notFound("match"));
  }

  @PostMapping("/match/activation")
  @PreAuthorize("hasRole('OPERATOR')")
  Shown activate(@PathVariable UUID id, @RequestBody(required = false) @Nullable Activation body) {
    return Shown.of(matching.activate(new CohortId(id), body == null ? null : body.proposalId()));
  }

  /** The mentors the caller would like to be paired with, dearest first. */
  @GetMapping("/choices")
  Choices choices(@PathVariable UUID id, Caller caller) {
    var cohort = new CohortId(id);
    return new Choices(
        choices.of(cohort, new MenteeId(caller.memberId())).stream().map(MentorId::value).toList());
  }

  @PutMapping("/choices")
  Choices choose(@PathVariable UUID id, @RequestBody Choices body, Caller caller) {
    var wanted = body.mentorIds();
    if (wanted == null || wanted.contains(null)) {
      throw Problem.malformed("mentorIds is the list of mentors, dearest first.");
    }
    var mentors = wanted.stream().map(MentorId::new).toList();
    choices.choose(new CohortId(id), new MenteeId(caller.memberId()), mentors);
    return body;
  }

  private static Map<MenteeId, MentorId> map(List<@Nullable Locked> locked) {
    var map = new TreeMap<MenteeId, MentorId>();
    for (var it : locked) {
      if (it == null || it.menteeId() == null || it.mentorId() == null) {
        throw Problem.malformed("A locked pair names a menteeId and a mentorId.");
      }
      if (map.put(new MenteeId(it.menteeId()), new MentorId(it.mentorId())) != null) {
        throw Problem.refused("locked-twice", "A mentee is locked to two mentors.");
      }
    }
    return map;
  }

  record Locks(@Nullable List<@Nullable Locked> locked) {}

  record Locked(@Nullable UUID menteeId, @Nullable UUID mentorId) {}

  record Activation(@Nullable UUID proposalId) {}

  record Choices(@Nullable List<UUID> mentorIds) {}

  /**
   * A match as it is shown.
   *
   * @param unmatched mentees for whom no mentor with a place was left
   */
  record Shown(
      UUID id,
      UUID cohortId,
      String status,
      Instant proposedAt,
      List<Paired> pairs,
      List<UUID> unmatched) {

    static Shown of(Match it) {
      return new Shown(
          it.id(),
          it.cohort().value(),
          it.status().name(),
          it.proposedAt(),
          it.paired().stream().map(Paired::of).toList(),
          it.unmatched().stream().map(MenteeId::value).toList());
    }
  }

  /**
   * @param choice which of the mentee's own choices, from 1; none: the model's
   */
  record Paired(UUID menteeId, @Nullable UUID mentorId, @Nullable Integer choice, boolean locked) {

    static Paired of(Pairing it) {
      var mentor = it.mentor();
      return new Paired(
          it.mentee().value(), mentor == null ? null : mentor.value(), it.place(), it.locked());
    }
  }
}
