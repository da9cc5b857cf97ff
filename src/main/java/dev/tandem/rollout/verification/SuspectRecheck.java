package dev.tandem.rollout.verification;

import dev.tandem.rollout.verification.RowDifference.DifferenceKind;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Reads rows with a key that seemed to differ again, and reports those that really do. */
record SuspectRecheck(
    RowHashQuery query,
    SessionPair sessions,
    BooleanSupplier catchUp,
    DifferenceCollector differences) {

  void run(List<List<String>> suspects) {
    var result =
        new MismatchRecheck<>(
                sessions.source().rows(query),
                sessions.target().rows(query),
                RowVersion::hasSameHash,
                catchUp)
            .run(suspects);
    differences.addUnsettledRows(result.unsettled().size());
    if (result.different().isEmpty()) {
      return;
    }
    var values = sessions.readBoth(session -> session.rows(query).values(result.different()));
    result.different().stream()
        .map(key ->
            RowDifference.between(
                query.table(), key, values.source().get(key), values.target().get(key)))
        .filter(difference -> !hasBecomeEqual(difference))
        .forEach(differences::add);
  }

  private static boolean hasBecomeEqual(RowDifference difference) {
    return difference.kind() == DifferenceKind.CHANGED && difference.columns().isEmpty();
  }
}
