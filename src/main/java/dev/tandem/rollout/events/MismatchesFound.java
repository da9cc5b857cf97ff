package dev.tandem.rollout.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.List;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * What the answers of both sides of a module differed in, by its cause, as one process found it in
 * a few seconds. Of very many causes, the most frequent ones.
 */
@DomainEvent(namespace = "rollout", name = "mismatches-found")
public record MismatchesFound(EventMetadata meta, String module, List<FoundCause> causes)
    implements PublishedEvent {

  public MismatchesFound {
    causes = List.copyOf(causes);
  }

  /**
   * @param route the template, such as {@code GET /api/billing/invoices/{number}}; never a path
   * @param path where in the answer, without indexes and ids
   * @param kind {@code missing}, {@code added}, {@code type}, {@code value} or {@code order}
   * @param live the form of a value in the live answer, and never what it says
   * @param mirrored as {@code live}, in the mirrored answer
   */
  public record FoundCause(
      String route, String path, String kind, long occurrences, String live, String mirrored) {}
}
