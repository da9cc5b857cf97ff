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
 * @param doubled effects beyond the first of an event, and those of nothing committed
 * @param disorder effects that came after a later one of their key
 */
record Verdict(int committed, int lost, int doubled, int disorder) {

  private record Line(UUID event, UUID key, long n) {}

  static Verdict of(Stage stage, String scenario) {
    var committed = new HashSet<UUID>();
    var owed = new HashSet<UUID>();
    stage.home.query(
        "select event_id, poison from ledger.line where scenario = ?",
        row -> {
          committed.add(row.getObject(1, UUID.class));
          if (!row.getBoolean(2)) {
            owed.add(row.getObject(1, UUID.class));
          }
        },
        scenario);
    List<Line> effects =
        stage.there.query(
            "select event_id, key, n from faults.effect where scenario = ? order by id",
            (row, i) ->
                new Line(
                    row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getLong(3)),
            scenario);
    return judge(committed, owed, effects);
  }

  private static Verdict judge(Set<UUID> committed, Set<UUID> owed, List<Line> effects) {
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
    return new Verdict(committed.size(), lost.size(), doubled, disorder);
  }

  boolean isClean() {
    return committed > 0 && lost + doubled + disorder == 0;
  }
}
