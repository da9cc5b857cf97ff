package dev.tandem.rollout.routing;

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
public class RouteTable {

  private volatile RouteSnapshot snapshot;

  public RouteTable(List<ModuleRoute> standings, Instant at) {
    this.snapshot = new RouteSnapshot(byModule(standings), at);
  }

  /**
   * @throws IllegalArgumentException for a module that does not leave
   */
  public ModuleRoute route(String module) {
    var standing = snapshot.routes().get(module);
    if (standing == null) {
      throw new IllegalArgumentException(module + " does not leave home");
    }
    return standing;
  }

  public boolean contains(String module) {
    return snapshot.routes().containsKey(module);
  }

  public List<ModuleRoute> routes() {
    return List.copyOf(snapshot.routes().values());
  }

  /** When the database last said so. */
  Instant refreshedAt() {
    return snapshot.refreshedAt();
  }

  void refresh(List<ModuleRoute> standings, Instant at) {
    snapshot = new RouteSnapshot(byModule(standings), at);
  }

  private static SortedMap<String, ModuleRoute> byModule(List<ModuleRoute> standings) {
    return standings.stream()
        .collect(
            Collectors.toMap(ModuleRoute::module, Function.identity(), (a, b) -> b, TreeMap::new));
  }

  private record RouteSnapshot(Map<String, ModuleRoute> routes, Instant refreshedAt) {}
}
