package dev.tandem.rollout;

import dev.tandem.eventing.ownership.InFlightEvents;
import dev.tandem.eventing.ownership.ModuleOwnerships;

/** Both sides of a module: home's database and its service's. */
record DatabasePair(ModuleDatabase home, ModuleDatabase away) {

  ModuleDatabase at(Stage stage) {
    return switch (stage) {
      case HOME -> home;
      case AWAY -> away;
    };
  }

  ModuleOwnerships ownerships(Stage stage) {
    return new ModuleOwnerships(at(stage).dataSource());
  }

  InFlightEvents inFlightEvents(Stage stage) {
    return new InFlightEvents(at(stage).dataSource());
  }

  boolean isLive(String module, ModuleDatabase side) {
    return new ModuleOwnerships(side.dataSource()).of(module).writable();
  }
}
