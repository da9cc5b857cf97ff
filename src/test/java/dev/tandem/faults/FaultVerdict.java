package dev.tandem.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Compares the events that the publisher committed with the effects at the consumer.
 *
 * @param committed the number of committed events
 * @param lost committed events without an effect, except poisoned ones
 * @param duplicated effects beyond the first of an event, and effects of events not committed
 * @param outOfOrder effects that came after the effect of a later event of the same key
 */
record FaultVerdict(int committed, int lost, int duplicated, int outOfOrder) {

  private record RecordedEffect(UUID event, UUID key, long n) {}

  static FaultVerdict of(FaultTestBed testBed, String scenario) {
    var committed = new HashSet<UUID>();
    var expected = new HashSet<UUID>();
    testBed.publisherDatabase.query(
        "select event_id, poison from ledger.line where scenario = ?",
        row -> {
          committed.add(row.getObject(1, UUID.class));
          if (!row.getBoolean(2)) {
            expected.add(row.getObject(1, UUID.class));
          }
        },
        scenario);
    List<RecordedEffect> effects =
        testBed.consumerDatabase.query(
            "select event_id, key, n from faults.effect where scenario = ? order by id",
            (row, i) ->
                new RecordedEffect(
                    row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getLong(3)),
            scenario);
    return compare(committed, expected, effects);
  }

  private static FaultVerdict compare(
      Set<UUID> committed, Set<UUID> expected, List<RecordedEffect> effects) {
    var handled = new HashSet<UUID>();
    Map<UUID, Long> last = new HashMap<>();
    int duplicated = 0;
    int outOfOrder = 0;
    for (var effect : effects) {
      if (!handled.add(effect.event()) || !committed.contains(effect.event())) {
        duplicated++;
      } else if (last.merge(effect.key(), effect.n(), Math::max) > effect.n()) {
        outOfOrder++;
      }
    }
    var lost = new ArrayList<>(expected);
    lost.removeAll(handled);
    return new FaultVerdict(committed.size(), lost.size(), duplicated, outOfOrder);
  }

  boolean isClean() {
    return committed > 0 && lost + duplicated + outOfOrder == 0;
  }
}
