package dev.tandem.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where each module is live, as this process last knew it. It is told of a change at once and looks
 * by itself four times a second; while the database is away the last known stays.
 */
class Standings {

  private volatile Known known;

  Standings(List<Standing> standings, Instant at) {
    this.known = new Known(byModule(standings), at);
  }

  /**
   * @throws IllegalArgumentException for a module that does not leave
   */
  Standing of(String module) {
    var standing = known.standings().get(module);
    if (standing == null) {
      throw new IllegalArgumentException(module + " does not leave home");
    }
    return standing;
  }

  boolean knows(String module) {
    return known.standings().containsKey(module);
  }

  List<Standing> all() {
    return List.copyOf(known.standings().values());
  }

  /** When the database last said so. */
  Instant knownAt() {
    return known.at();
  }

  void learn(List<Standing> standings, Instant at) {
    known = new Known(byModule(standings), at);
  }

  private static SortedMap<String, Standing> byModule(List<Standing> standings) {
    return standings.stream()
        .collect(
            Collectors.toMap(Standing::module, Function.identity(), (a, b) -> b, TreeMap::new));
  }

  private record Known(Map<String, Standing> standings, Instant at) {}
}
