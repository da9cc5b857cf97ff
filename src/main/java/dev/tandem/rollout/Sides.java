package dev.tandem.rollout;

import dev.tandem.eventing.tenure.InFlight;
import dev.tandem.eventing.tenure.Tenures;

/** Both sides of a module: home's database and its service's. */
record Sides(Side home, Side away) {

  Side at(Stage stage) {
    return switch (stage) {
      case HOME -> home;
      case AWAY -> away;
    };
  }

  Tenures tenures(Stage stage) {
    return new Tenures(at(stage).database());
  }

  InFlight inFlight(Stage stage) {
    return new InFlight(at(stage).database());
  }

  boolean isLive(String module, Side side) {
    return new Tenures(side.database()).of(module).live();
  }
}
