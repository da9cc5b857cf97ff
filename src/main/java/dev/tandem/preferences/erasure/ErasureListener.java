package dev.tandem.preferences.erasure;

import dev.tandem.access.memberdata.ErasureObjection;
import dev.tandem.access.memberdata.MemberDataErased;
import dev.tandem.access.memberdata.MemberErasureAnswered;
import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Takes the next step of an erasure when every module has answered or erased. */
@Component
class ErasureListener {

  private final Erasures erasures;
  private final ErasureRecord answers;
  private final JdbcAggregateOperations aggregates;
  private final ErasureProperties properties;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  ErasureListener(
      Erasures erasures,
      ErasureRecord answers,
      JdbcAggregateOperations aggregates,
      ErasureProperties properties,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.erasures = erasures;
    this.answers = answers;
    this.aggregates = aggregates;
    this.properties = properties;
    this.publisher = publisher;
    this.clock = clock;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "preferences.decide-erasures")
  void on(MemberErasureAnswered event) {
    erasures
        .findForUpdate(new ErasureId(event.erasureId()))
        .filter(erasure -> erasure.state().isQuestion() && erasure.round() == event.round())
        .ifPresent(erasure -> {
          answers.add(event);
          decide(erasure, answers.answers(erasure.id(), erasure.round()));
        });
  }

  /** Waits for all, so that a refusal names all reasons at once. */
  private void decide(Erasure erasure, List<ErasureAnswer> given) {
    var modules = given.stream().map(ErasureAnswer::module).collect(Collectors.toSet());
    if (!modules.containsAll(properties.asked())) {
      return;
    }
    var now = clock.instant();
    var reasons =
        given.stream()
            .flatMap(it -> it.objections().stream())
            .map(ErasureObjection::reason)
            .distinct()
            .toList();
    PublishedEvent event =
        reasons.isEmpty()
            ? proceed(erasure, now)
            : aggregates.update(erasure.refuse(now)).refusedEvent(reasons, now);
    publisher.publishEvent(event);
  }

  private PublishedEvent proceed(Erasure erasure, Instant now) {
    return erasure.state() == ErasureState.ASKING
        ? aggregates.update(erasure.schedule(now, properties.timeToThink())).scheduledEvent(now)
        : aggregates.update(erasure.erase(now)).requestedEvent(now);
  }

  @FromTheStart
  @ApplicationModuleListener(id = "preferences.collect-erasures")
  void on(MemberDataErased event) {
    erasures
        .findForUpdate(new ErasureId(event.erasureId()))
        .filter(erasure -> erasure.state().isWaiting() && !erasure.state().isQuestion())
        .ifPresent(erasure -> {
          answers.add(event);
          advance(erasure, acknowledged(erasure));
        });
  }

  private Set<String> acknowledged(Erasure erasure) {
    return answers.parts(erasure.id()).stream()
        .map(ErasurePart::module)
        .collect(Collectors.toSet());
  }

  private void advance(Erasure erasure, Collection<String> acknowledged) {
    var missing = new HashSet<>(properties.erasing());
    missing.removeAll(acknowledged);
    var now = clock.instant();
    if (missing.isEmpty()) {
      publisher.publishEvent(aggregates.update(erasure.complete(now)).completedEvent(now));
    } else if (erasure.state() == ErasureState.ERASING
        && missing.equals(Set.of(properties.last()))) {
      publisher.publishEvent(aggregates.update(erasure.conclude(now)).acknowledgedEvent(now));
    }
  }
}
