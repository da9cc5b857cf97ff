package dev.tandem.preferences.erasure;

import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.annotation.Transactional;

/** Begins erasures, takes them back, and carries them out when the time to think is over. */
@Service
class ErasureService {

  private final Erasures erasures;
  private final JdbcAggregateOperations aggregates;
  private final ErasureProperties properties;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  ErasureService(
      Erasures erasures,
      JdbcAggregateOperations aggregates,
      ErasureProperties properties,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.erasures = erasures;
    this.aggregates = aggregates;
    this.properties = properties;
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * A member wants to leave: all modules are asked whether anything is in the way. If the member is
   * leaving already, that is meant.
   *
   * @throws Problem 429 if the member asked too often today
   */
  @Transactional
  ErasureId request(UUID member, boolean forgoesCredits) {
    var now = clock.instant();
    var known = erasures.findByMemberOrderByAskedAtDesc(member);
    var open = known.stream().filter(it -> it.state().isOpen()).findFirst();
    if (open.isPresent()) {
      return open.get().id();
    }
    var today = known.stream().filter(it -> it.askedAt().isAfter(now.minus(Duration.ofDays(1))));
    if (today.count() >= properties.perDay()) {
      throw Problem.tooManyRequests(
          "You asked %s times within a day. Ask again tomorrow.".formatted(properties.perDay()));
    }
    var erasure = insert(Erasure.ask(member, forgoesCredits, now));
    publisher.publishEvent(erasure.proposedEvent(now));
    return erasure.id();
  }

  private Erasure insert(Erasure erasure) {
    try {
      return aggregates.insert(erasure);
    } catch (DuplicateKeyException e) {
      throw Problem.conflict("erasure-open", "You have just asked for this. Load the page again.");
    }
  }

  /**
   * @throws Problem 404 if the member never asked, 409 if it is too late
   */
  @Transactional
  void withdraw(UUID member) {
    var now = clock.instant();
    var erasure =
        erasures.findNewestForUpdate(member).orElseThrow(() -> Problem.notFound("erasure"));
    publisher.publishEvent(aggregates.update(erasure.withdraw(now)).withdrawnEvent(now));
  }

  /** Asks the modules once more before anything is erased. */
  @Scheduled(fixedDelayString = "${tandem.preferences.erasure.tick:30s}")
  @Transactional
  void executeDue() {
    var now = clock.instant();
    for (var due : erasures.findDue(now)) {
      publisher.publishEvent(aggregates.update(due.check(now)).proposedEvent(now));
    }
  }

  /** Forgets what has served as proof for long enough. */
  @Scheduled(fixedDelayString = "${tandem.preferences.erasure.clean-up:1d}")
  @Transactional
  void deleteOldProofs() {
    erasures.deleteClosedBefore(clock.instant().minus(properties.proofKept()));
  }

  /**
   * Tells the modules again what they were told last; those that have answered do no harm.
   *
   * @throws Problem 404 if it is unknown, 409 if it waits for no module and is not completed
   */
  @Transactional
  void askAgain(ErasureId id) {
    var now = clock.instant();
    var erasure = erasures.findForUpdate(id).orElseThrow(() -> Problem.notFound("erasure"));
    var asked = aggregates.update(erasure.askAgain(now));
    PublishedEvent event =
        switch (asked.state()) {
          case ERASING -> asked.requestedEvent(now);
          case CONCLUDING -> asked.acknowledgedEvent(now);
          case COMPLETED -> asked.completedEvent(now);
          case ASKING, CHECKING, REFUSED, SCHEDULED, WITHDRAWN -> asked.proposedEvent(now);
        };
    publisher.publishEvent(event);
  }
}
