package dev.tandem.rollout.routing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The routes as this process last read them, kept up to date by the {@link RouteWatcher}. During an
 * outage of the database the last known routes stay in force.
 */
public class RouteTable {

  private volatile RouteSnapshot snapshot;

  public RouteTable(List<ModuleRoute> routes, Instant refreshedAt) {
    this.snapshot = new RouteSnapshot(byModule(routes), refreshedAt);
  }

  /**
   * @throws IllegalArgumentException if the module is not extractable
   */
  public ModuleRoute route(String module) {
    var route = snapshot.routes().get(module);
    if (route == null) {
      throw new IllegalArgumentException(module + " is not an extractable module");
    }
    return route;
  }

  public boolean contains(String module) {
    return snapshot.routes().containsKey(module);
  }

  public List<ModuleRoute> routes() {
    return List.copyOf(snapshot.routes().values());
  }

  Instant refreshedAt() {
    return snapshot.refreshedAt();
  }

  void refresh(List<ModuleRoute> routes, Instant refreshedAt) {
    snapshot = new RouteSnapshot(byModule(routes), refreshedAt);
  }

  private static SortedMap<String, ModuleRoute> byModule(List<ModuleRoute> routes) {
    return routes.stream()
        .collect(
            Collectors.toMap(ModuleRoute::module, Function.identity(), (a, b) -> b, TreeMap::new));
  }

  private record RouteSnapshot(Map<String, ModuleRoute> routes, Instant refreshedAt) {}
}
