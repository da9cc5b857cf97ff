package dev.tandem.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The ledger against the effects.
 *
 * @param committed events whose business was committed
 * @param lost those without an effect, poison left out
 * @param duplicated effects beyond the first of an event, and those of nothing committed
 * @param outOfOrder effects that came after a later one of their key
 */
record FaultVerdict(int committed, int lost, int duplicated, int outOfOrder) {

  private record RecordedEffect(UUID event, UUID key, long n) {}

  static FaultVerdict of(FaultTestBed stage, String scenario) {
    var committed = new HashSet<UUID>();
    var owed = new HashSet<UUID>();
    stage.publisherDatabase.query(
        "select event_id, poison from ledger.line where scenario = ?",
        row -> {
          committed.add(row.getObject(1, UUID.class));
          if (!row.getBoolean(2)) {
            owed.add(row.getObject(1, UUID.class));
          }
        },
        scenario);
    List<RecordedEffect> effects =
        stage.consumerDatabase.query(
            "select event_id, key, n from faults.effect where scenario = ? order by id",
            (row, i) ->
                new RecordedEffect(
                    row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getLong(3)),
            scenario);
    return compare(committed, owed, effects);
  }

  private static FaultVerdict compare(
      Set<UUID> committed, Set<UUID> owed, List<RecordedEffect> effects) {
    var happened = new HashSet<UUID>();
    Map<UUID, Long> last = new HashMap<>();
    int doubled = 0;
    int disorder = 0;
    for (var it : effects) {
      if (!happened.add(it.event()) || !committed.contains(it.event())) {
        doubled++;
      } else if (last.merge(it.key(), it.n(), Math::max) > it.n()) {
        disorder++;
      }
    }
    var lost = new ArrayList<>(owed);
    lost.removeAll(happened);
    return new FaultVerdict(committed.size(), lost.size(), doubled, disorder);
  }

  boolean isClean() {
    return committed > 0 && lost + duplicated + outOfOrder == 0;
  }
}
