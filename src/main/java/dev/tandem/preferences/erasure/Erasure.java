package dev.tandem.preferences.erasure;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.events.ErasureAcknowledged;
import dev.tandem.preferences.events.ErasureCompleted;
import dev.tandem.preferences.events.ErasureProposed;
import dev.tandem.preferences.events.ErasureRefused;
import dev.tandem.preferences.events.ErasureRequested;
import dev.tandem.preferences.events.ErasureScheduled;
import dev.tandem.preferences.events.ErasureWithdrawn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The process of erasing a member, from the wish to the last acknowledgement.
 *
 * @param forgoesCredits whether the member gives up prepaid sessions
 * @param round how often the modules were asked whether anything is in the way
 * @param executesAt until when the member can stay; null until nothing is in the way
 * @param changedAt since when it has this state, or the modules were asked again
 */
@AggregateRoot
@Table(schema = "preferences")
record Erasure(
    @Id @Identity ErasureId id,
    @Version long version,
    @Column("member_id") UUID member,
    boolean forgoesCredits,
    ErasureState state,
    int round,
    Instant askedAt,
    @Nullable Instant executesAt,
    Instant changedAt) {

  static Erasure ask(UUID member, boolean forgoesCredits, Instant now) {
    return new Erasure(
        ErasureId.next(), 0, member, forgoesCredits, ErasureState.ASKING, 1, now, null, now);
  }

  /** Nothing was in the way of the first question. */
  Erasure schedule(Instant now, Duration timeToThink) {
    require(ErasureState.ASKING);
    return new Erasure(
        id,
        version,
        member,
        forgoesCredits,
        ErasureState.SCHEDULED,
        round,
        askedAt,
        now.plus(timeToThink),
        now);
  }

  Erasure refuse(Instant now) {
    return with(ErasureState.REFUSED, round, now);
  }

  /**
   * @throws Problem 409 if the time to think is over, by the clock
   */
  Erasure withdraw(Instant now) {
    if (!canBeWithdrawn(now)) {
      throw Problem.conflict(
          "erasure-not-open",
          state.isOpen()
              ? "Your data is being erased since your time to think has ended. That cannot be undone."
              : "You are not leaving, so there is nothing to take back.");
    }
    return with(ErasureState.WITHDRAWN, round, now);
  }

  boolean canBeWithdrawn(Instant now) {
    return switch (state) {
      case ASKING -> true;
      case SCHEDULED -> executesAt != null && now.isBefore(executesAt);
      case REFUSED, WITHDRAWN, CHECKING, ERASING, CONCLUDING, COMPLETED -> false;
    };
  }

  /** The time to think is over; the modules are asked once more. */
  Erasure check(Instant now) {
    require(ErasureState.SCHEDULED);
    return with(ErasureState.CHECKING, round + 1, now);
  }

  Erasure erase(Instant now) {
    require(ErasureState.CHECKING);
    return with(ErasureState.ERASING, round, now);
  }

  Erasure conclude(Instant now) {
    require(ErasureState.ERASING);
    return with(ErasureState.CONCLUDING, round, now);
  }

  Erasure complete(Instant now) {
    return with(ErasureState.COMPLETED, round, now);
  }

  /** The modules are asked again for what is missing, or erase once more. */
  Erasure askAgain(Instant now) {
    if (!state.canBeToldAgain()) {
      throw Problem.conflict("erasure-not-waiting", "This erasure waits for no module.");
    }
    return with(state, round, state == ErasureState.COMPLETED ? changedAt : now);
  }

  /** What the modules do next, or are told. */
  ErasureRequested requestedEvent(Instant now) {
    return new ErasureRequested(meta(now), id.value(), member);
  }

  ErasureProposed proposedEvent(Instant now) {
    return new ErasureProposed(meta(now), id.value(), member, round, forgoesCredits);
  }

  ErasureScheduled scheduledEvent(Instant now) {
    if (executesAt == null) {
      throw new IllegalStateException("erasure " + id.value() + " has no time");
    }
    return new ErasureScheduled(meta(now), id.value(), member, executesAt);
  }

  ErasureWithdrawn withdrawnEvent(Instant now) {
    return new ErasureWithdrawn(meta(now), id.value(), member);
  }

  ErasureRefused refusedEvent(List<String> reasons, Instant now) {
    return new ErasureRefused(meta(now), id.value(), member, round > 1, reasons);
  }

  ErasureAcknowledged acknowledgedEvent(Instant now) {
    return new ErasureAcknowledged(meta(now), id.value(), member);
  }

  ErasureCompleted completedEvent(Instant now) {
    return new ErasureCompleted(meta(now), id.value(), member);
  }

  private EventMetadata meta(Instant now) {
    return EventMetadata.about(id.value(), version, now);
  }

  private void require(ErasureState expected) {
    if (state != expected) {
      throw new IllegalStateException("erasure %s is %s".formatted(id.value(), state));
    }
  }

  private Erasure with(ErasureState next, int asked, Instant now) {
    return new Erasure(id, version, member, forgoesCredits, next, asked, askedAt, executesAt, now);
  }
}
