package dev.tandem.readiness.rules.events;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.ExplainedViolation;
import dev.tandem.readiness.violation.RuleCheck;
import java.util.List;
import java.util.stream.Stream;

/** Rule 5: published events can be stored, sent, and read years later by other systems. */
public final class EventChecks {

  private EventChecks() {}

  public static List<RuleCheck> checks() {
    return Stream.concat(
            EventRecords.checks().stream(),
            Stream.of(
                EventTypesUsed.check(),
                EventDocuments.check(),
                PersonalData.check(),
                EventMutability.check(),
                EventRoundTrips.check(),
                EventContracts.CHECK))
        .toList();
  }

  /** Events whose schema is incompatible with the committed one, which must not be overwritten. */
  public static List<ExplainedViolation> brokenSchemas(Codebase codebase) {
    return EventContracts.CHECK.violations(codebase);
  }
}
