package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.availability.Availabilities;
import dev.tandem.scheduling.availability.AvailabilityJson;
import dev.tandem.scheduling.offering.MemberId;
import dev.tandem.scheduling.slot.AvailabilityService;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API of a mentor's availability, which is replaced as a whole. */
@RestController
@RequestMapping("/api/scheduling/mentors/{mentor}/availability")
class AvailabilityController {

  private final AvailabilityService availabilityService;
  private final Availabilities availabilities;

  AvailabilityController(AvailabilityService availabilityService, Availabilities availabilities) {
    this.availabilityService = availabilityService;
    this.availabilities = availabilities;
  }

  @PutMapping
  AvailabilityJson replace(
      @PathVariable UUID mentor, @RequestBody AvailabilityJson rules, Caller caller) {
    requireMentor(mentor, caller);
    return AvailabilityJson.of(availabilityService.replace(mentor, rules));
  }

  @GetMapping
  AvailabilityJson show(@PathVariable UUID mentor, Caller caller) {
    requireMentor(mentor, caller);
    return availabilities
        .find(new MemberId(mentor))
        .map(AvailabilityJson::of)
        .orElseThrow(() -> Problem.notFound("availability"));
  }

  private static void requireMentor(UUID mentor, Caller caller) {
    caller.requireToSee(mentor, "availability");
    if (!caller.is(Role.OPERATOR)) {
      caller.require(Role.MENTOR);
    }
  }
}
