package dev.tandem.scheduling.slot;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.IdempotentRequests;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.offering.MemberId;
import dev.tandem.scheduling.offering.Offering;
import dev.tandem.scheduling.offering.OfferingId;
import dev.tandem.scheduling.offering.OfferingRequest;
import dev.tandem.scheduling.offering.OfferingView;
import dev.tandem.scheduling.offering.Offerings;
import dev.tandem.scheduling.offering.SchedulingProperties;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Publishes, changes and withdraws offerings. Existing bookings keep their terms. */
@Service
public class OfferingService {

  private final Offerings offerings;
  private final AvailabilitySummaryPublisher summaryPublisher;
  private final SchedulingProperties defaults;
  private final IdempotentRequests idempotentRequests;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OfferingService(
      Offerings offerings,
      AvailabilitySummaryPublisher summaryPublisher,
      SchedulingProperties defaults,
      JdbcClient jdbc,
      ObjectMapper json,
      ApplicationEventPublisher events,
      Clock clock) {
    this.offerings = offerings;
    this.summaryPublisher = summaryPublisher;
    this.defaults = defaults;
    this.idempotentRequests = new IdempotentRequests(jdbc, json, "scheduling");
    this.events = events;
    this.clock = clock;
  }

  /**
   * @param key the request's Idempotency-Key; repeating it returns the same offering
   */
  @Transactional
  public OfferingView publish(UUID mentor, OfferingRequest request, @Nullable String key) {
    return idempotentRequests.executeOnce(
        mentor, key, request, OfferingView.class, () -> add(mentor, request));
  }

  private OfferingView add(UUID mentor, OfferingRequest request) {
    var offering = offerings.save(Offering.create(new MemberId(mentor), request.toTerms(defaults)));
    events.publishEvent(offering.publishedEvent(clock.instant()));
    summaryPublisher.refresh(List.of(mentor));
    return OfferingView.of(offering, mentor);
  }

  /**
   * An operator, who does not see where the mentor meets, does not change it either.
   *
   * @throws Problem 409 if the offering is withdrawn or was changed since it was read
   */
  @Transactional
  public OfferingView change(OfferingId id, OfferingRequest request, Caller caller) {
    var offering = findOwned(id, caller);
    if (offering.withdrawn()) {
      throw Problem.conflict(
          "offering-withdrawn", "This offering is withdrawn. Publish a new one instead.");
    }
    if (request.version() != null && request.version() != offering.version()) {
      throw Problem.stale("offering-changed", offering.version());
    }
    var mine = caller.is(offering.mentor().value());
    var meeting = mine ? request.meeting() : offering.terms().meeting();
    var changed = offerings.save(offering.change(request.toTerms(defaults, meeting)));
    events.publishEvent(changed.publishedEvent(clock.instant()));
    summaryPublisher.refresh(List.of(changed.mentor().value()));
    return OfferingView.of(changed, caller.memberId());
  }

  /** Has no effect on an offering that is already withdrawn. */
  @Transactional
  public void withdraw(OfferingId id, Caller caller) {
    var offering = findOwned(id, caller);
    if (offering.withdrawn()) {
      return;
    }
    var withdrawn = offerings.save(offering.withdraw());
    events.publishEvent(withdrawn.withdrawnEvent(clock.instant()));
    summaryPublisher.refresh(List.of(withdrawn.mentor().value()));
  }

  /** Those of a mentor who leaves. */
  @Transactional
  public void withdrawAll(UUID mentor) {
    for (var offering : offerings.findOpen(List.of(mentor))) {
      var withdrawn = offerings.save(offering.withdraw());
      events.publishEvent(withdrawn.withdrawnEvent(clock.instant()));
    }
  }

  private Offering findOwned(OfferingId id, Caller caller) {
    return offerings
        .findById(id)
        .filter(offering -> caller.maySee(offering.mentor().value()))
        .orElseThrow(() -> Problem.notFound("offering"));
  }
}
