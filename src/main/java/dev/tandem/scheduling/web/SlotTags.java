package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.caching.EntityTag;
import dev.tandem.kernel.web.Paging;
import dev.tandem.scheduling.seat.SlotVersions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRulesProvider;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The tag of a page of slots. It contains the caller and all that decides what the caller may see,
 * so that a tag that is still right was given for an answer that is still allowed.
 */
@Component
class SlotTags {

  /** Increase it whenever the same slots are found or written differently. */
  private static final int RENDERING_VERSION = 1;

  /** A search reads the first days of many mentors, a version all days: at most so many. */
  private static final long MAX_DAYS = 400;

  private final SlotVersions versions;
  private final Clock clock;

  SlotTags(SlotVersions versions, Clock clock) {
    this.versions = versions;
    this.clock = clock;
  }

  /** Empty if so much is asked for that looking for changes takes longer than the search. */
  Optional<String> find(
      RequestedSlots requested, SlotRange range, ZoneId zone, Paging paging, Caller caller) {
    long days = Duration.between(range.from(), range.until()).toDays() + 1;
    if (days * Math.max(1, requested.mentors().size()) > MAX_DAYS) {
      return Optional.empty();
    }
    var version =
        versions.read(
            caller.memberId(),
            requested.mentors(),
            requested.offering(),
            range.from(),
            range.until());
    return Optional.of(
        EntityTag.of(
            RENDERING_VERSION,
            ZoneRulesProvider.getVersions("UTC").lastKey(),
            caller.memberId(),
            caller.is(Role.OPERATOR),
            requested,
            zone,
            paging,
            version.digest(),
            requested.isFixed() && version.settled() ? "" : minute()));
  }

  /** All starts, notices and horizons are whole minutes: within one, nothing becomes too late. */
  private Instant minute() {
    return clock.instant().minusNanos(1).truncatedTo(ChronoUnit.MINUTES);
  }
}
