package dev.tandem.notifications.preference;

import dev.tandem.notifications.message.MessageTopic;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a member's choices.
 *
 * @param zone null if preferences has not told of it
 * @param language null if the member has chosen none
 * @param topicsOn the topics that are switched on for e-mail
 * @param topicsOff the topics that are switched off for e-mail
 */
@ValueObject
public record Choices(
    @Nullable ZoneId zone,
    @Nullable Locale language,
    boolean twelveHours,
    List<Integer> reminderLeadMinutes,
    Set<String> topicsOn,
    Set<String> topicsOff) {

  /** For as long as nothing was heard of a member. */
  public static final Choices UNKNOWN =
      new Choices(null, null, false, List.of(1440, 60), Set.of(), Set.of());

  public Choices {
    reminderLeadMinutes = List.copyOf(reminderLeadMinutes);
    topicsOn = Set.copyOf(topicsOn);
    topicsOff = Set.copyOf(topicsOff);
  }

  /** Whether messages of the topic are sent to the member. */
  public boolean allow(MessageTopic topic) {
    return switch (topic.rule()) {
      case MANDATORY -> true;
      case SERVICE -> !topicsOff.contains(topic.code());
      case OPTIONAL -> topicsOn.contains(topic.code());
    };
  }
}
