package dev.tandem.preferences.choice;

import dev.tandem.preferences.choice.KnownMembers.KnownMember;
import dev.tandem.preferences.decision.CohortAnswers;
import java.util.List;

/**
 * A member with all that is known of their preferences.
 *
 * @param log what was recorded, the oldest first
 */
public record ImportingMember(KnownMember known, List<LoggedAnswer> log, CohortAnswers cohorts) {

  public ImportingMember {
    log = List.copyOf(log);
  }
}
