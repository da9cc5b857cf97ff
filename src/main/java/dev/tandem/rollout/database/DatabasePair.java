package dev.tandem.rollout.database;

import dev.tandem.eventing.ownership.InFlightEvents;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import dev.tandem.rollout.routing.Stage;

/** The databases in which a module may be live: home's and that of the module's service. */
public record DatabasePair(ModuleDatabase home, ModuleDatabase away) {

  public ModuleDatabase at(Stage stage) {
    return switch (stage) {
      case HOME -> home;
      case AWAY -> away;
    };
  }

  public ModuleOwnerships ownerships(Stage stage) {
    return new ModuleOwnerships(at(stage).dataSource());
  }

  public InFlightEvents inFlightEvents(Stage stage) {
    return new InFlightEvents(at(stage).dataSource());
  }

  public boolean isLive(String module, ModuleDatabase database) {
    return new ModuleOwnerships(database.dataSource()).of(module).writable();
  }
}
