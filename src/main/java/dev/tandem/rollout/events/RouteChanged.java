package dev.tandem.rollout.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import org.jmolecules.event.annotation.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * The route of a module has changed: it is in another stage, or its canary has other accounts.
 *
 * @param from the previous stage: {@code HOME}, {@code SHADOW}, {@code CANARY} or {@code AWAY}
 * @param to the current stage, which may be the previous one
 * @param epoch grows with every change of the module's route
 * @param shareInBasisPoints the share of accounts whose reads the service answers, in hundredths of
 *     a percent; null unless the current stage is {@code CANARY}
 * @param until when the canary ends; null if that is not decided, or if there is none
 * @param by the id with which the operator signs in, {@code Tandem} or {@code the command line};
 *     null in old events
 * @param reason what the operator wrote, or why the platform did it; null in old events
 */
@DomainEvent(namespace = "rollout", name = "route-changed")
public record RouteChanged(
    EventMetadata meta,
    String module,
    String from,
    String to,
    long epoch,
    @Nullable Integer shareInBasisPoints,
    @Nullable Instant until,
    @Nullable String by,
    @Nullable String reason)
    implements PublishedEvent {}
