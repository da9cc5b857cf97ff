package dev.tandem.rollout.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * The route of a module has changed: the module is live on another stage.
 *
 * @param from the previous stage, {@code HOME} or {@code AWAY}
 * @param to the current stage
 * @param epoch grows with every change of the module's route
 */
@DomainEvent(namespace = "rollout", name = "route-changed")
public record RouteChanged(EventMetadata meta, String module, String from, String to, long epoch)
    implements PublishedEvent {}
