package dev.tandem.rollout;

import dev.tandem.eventing.tenure.InFlightEvents;
import dev.tandem.eventing.tenure.ModuleOwnerships;

/** Both sides of a module: home's database and its service's. */
record Sides(Side home, Side away) {

  Side at(Stage stage) {
    return switch (stage) {
      case HOME -> home;
      case AWAY -> away;
    };
  }

  ModuleOwnerships tenures(Stage stage) {
    return new ModuleOwnerships(at(stage).database());
  }

  InFlightEvents inFlight(Stage stage) {
    return new InFlightEvents(at(stage).database());
  }

  boolean isLive(String module, Side side) {
    return new ModuleOwnerships(side.database()).of(module).writable();
  }
}
