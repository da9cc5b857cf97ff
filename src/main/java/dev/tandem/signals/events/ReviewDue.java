package dev.tandem.signals.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import java.util.List;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * A cycle has ended, and its review waits to be read and signed. Published once for each cycle.
 *
 * @param cycle the name of the review, such as {@code 2026-W48}
 * @param end exclusive
 * @param modules those that were not at home all the time
 * @param changes of releases, settings, tables, stages, branches and more
 * @param incidents what was rolled back or switched back, or judged to be bad
 * @param parked deliveries that wait for an operator
 * @param mismatches causes of different answers
 * @param unexplained of these, causes that nobody has explained
 */
@DomainEvent(namespace = "signals", name = "review-due")
public record ReviewDue(
    EventMetadata meta,
    String cycle,
    Instant start,
    Instant end,
    List<ReviewedModule> modules,
    long changes,
    long incidents,
    long parked,
    long mismatches,
    long unexplained)
    implements PublishedEvent {

  public ReviewDue {
    modules = List.copyOf(modules);
  }

  /**
   * @param stage in which it was last, in lower case
   * @param state {@code CLEAN}, {@code UNSIGNED} or {@code NOT_CLEAN}
   * @param faults how many things speak against it
   */
  public record ReviewedModule(String module, String stage, String state, long faults) {}
}
