package dev.tandem.eventing.interaction;

/**
 * One way in which one module uses another. It says nothing about anybody.
 *
 * @param source the module that publishes, or that asks
 * @param target the module that takes the event, or that answers
 * @param subject name of the event, or the route by its template
 */
public record Interaction(InteractionKind kind, String source, String target, String subject) {}
