package dev.tandem.rollout.replication;

import dev.tandem.eventing.ownership.InFlightEvents;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import dev.tandem.rollout.routing.Stage;

/** Both sides of a module: home's database and its service's. */
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

  public boolean isLive(String module, ModuleDatabase side) {
    return new ModuleOwnerships(side.dataSource()).of(module).writable();
  }
}
