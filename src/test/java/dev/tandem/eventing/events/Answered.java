package dev.tandem.eventing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import org.jmolecules.event.annotation.DomainEvent;

/** What a listener publishes in turn. */
@DomainEvent(namespace = "sample", name = "answered")
public record Answered(EventMetadata meta, String text) implements PublishedEvent {}
