package dev.tandem.eventing.publishing;

/**
 * A fact that a module publishes to the others. A record in the module's {@code events} package
 * with a stable name ({@code @DomainEvent(namespace = "scheduling", name = "booking-held")}) that
 * outlives renamed classes; carries ids and values only.
 */
public interface PublishedEvent {

  EventMetadata meta();
}
