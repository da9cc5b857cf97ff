package dev.tandem.scheduling;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Problem;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A mentor's availability over HTTP, replaced as a whole. */
@RestController
@RequestMapping("/api/scheduling/mentors/{mentor}/availability")
class AvailabilityController {

  private final AvailabilityChanges changes;
  private final Availabilities availabilities;

  AvailabilityController(AvailabilityChanges changes, Availabilities availabilities) {
    this.changes = changes;
    this.availabilities = availabilities;
  }

  @PutMapping
  AvailabilityRules replace(
      @PathVariable UUID mentor, @RequestBody AvailabilityRules rules, Caller caller) {
    requireMentor(mentor, caller);
    return AvailabilityRules.of(changes.replace(mentor, rules));
  }

  @GetMapping
  AvailabilityRules show(@PathVariable UUID mentor, Caller caller) {
    requireMentor(mentor, caller);
    return availabilities
        .find(new MemberId(mentor))
        .map(AvailabilityRules::of)
        .orElseThrow(() -> Problem.notFound("availability"));
  }

  private static void requireMentor(UUID mentor, Caller caller) {
    caller.requireToSee(mentor, "availability");
    if (!caller.is(Role.OPERATOR)) {
      caller.require(Role.MENTOR);
    }
  }
}
