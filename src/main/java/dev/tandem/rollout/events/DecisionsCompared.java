package dev.tandem.rollout.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.List;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * How the side of a module that is not live decided commands which the live side had decided
 * before.
 *
 * @param liveSide which side decided first: {@code home} or {@code service}
 * @param through the position of the last of these commands in the module's record
 * @param decided commands that were decided again
 * @param different of these, commands that led to something else
 * @param commands the counts by type of command
 */
@DomainEvent(namespace = "rollout", name = "decisions-compared")
public record DecisionsCompared(
    EventMetadata meta,
    String module,
    String liveSide,
    long through,
    long decided,
    long different,
    List<CommandType> commands)
    implements PublishedEvent {

  public DecisionsCompared {
    commands = List.copyOf(commands);
  }

  /**
   * @param examples a few that differ, in words
   */
  public record CommandType(String type, long decided, long different, List<String> examples) {

    public CommandType {
      examples = List.copyOf(examples);
    }
  }
}
