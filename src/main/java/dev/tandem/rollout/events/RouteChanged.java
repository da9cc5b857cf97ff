package dev.tandem.rollout.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * A module is live elsewhere from now on.
 *
 * @param from the stage it left, {@code HOME} or {@code AWAY}
 * @param to the stage it is at
 * @param epoch grows with every change of the module's route
 */
@DomainEvent(namespace = "rollout", name = "route-changed")
public record RouteChanged(EventMetadata meta, String module, String from, String to, long epoch)
    implements PublishedEvent {}
