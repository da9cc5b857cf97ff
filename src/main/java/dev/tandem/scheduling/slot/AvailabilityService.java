package dev.tandem.scheduling.slot;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.availability.Availabilities;
import dev.tandem.scheduling.availability.Availability;
import dev.tandem.scheduling.availability.AvailabilityJson;
import dev.tandem.scheduling.offering.MemberId;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.transaction.annotation.Transactional;

/** Replaces a mentor's availability. Existing bookings are not affected. */
@Service
public class AvailabilityService {

  private final Availabilities availabilities;
  private final AvailabilitySummaryPublisher summaryPublisher;

  AvailabilityService(
      Availabilities availabilities, AvailabilitySummaryPublisher summaryPublisher) {
    this.availabilities = availabilities;
    this.summaryPublisher = summaryPublisher;
  }

  /**
   * @throws Problem 422 for invalid rules, 409 if the availability was changed since it was read
   */
  @Transactional
  public Availability replace(UUID mentor, AvailabilityJson rules) {
    var id = new MemberId(mentor);
    long current = availabilities.find(id).map(Availability::version).orElse(0L);
    var changed = new Availability(id, current + 1, rules.toRules());
    if ((rules.version() != null && rules.version() != current)
        || !availabilities.replace(changed)) {
      throw Problem.stale("availability-changed", current);
    }
    summaryPublisher.refresh(List.of(mentor));
    return changed;
  }
}
