package dev.tandem.rollout.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * A module is rolled back: home answers its reads from now on, and its writes within seconds.
 *
 * @param from the stage in which the module was, as in {@link RouteChanged}
 * @param to the stage to which it returns
 * @param signal what was over its threshold
 * @param reason a sentence with the figures, without personal data
 */
@DomainEvent(namespace = "rollout", name = "rolled-back")
public record RolledBack(
    EventMetadata meta, String module, String from, String to, String signal, String reason)
    implements PublishedEvent {}
