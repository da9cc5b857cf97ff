package dev.tandem.rollout.database;

import dev.tandem.eventing.ownership.InFlightEvents;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import dev.tandem.rollout.routing.Side;

/** The databases in which a module may be live: home's and that of the module's service. */
public record DatabasePair(ModuleDatabase home, ModuleDatabase service) {

  public ModuleDatabase at(Side side) {
    return switch (side) {
      case HOME -> home;
      case SERVICE -> service;
    };
  }

  public ModuleOwnerships ownerships(Side side) {
    return new ModuleOwnerships(at(side).dataSource());
  }

  public InFlightEvents inFlightEvents(Side side) {
    return new InFlightEvents(at(side).dataSource());
  }

  public boolean isLive(String module, ModuleDatabase database) {
    return new ModuleOwnerships(database.dataSource()).of(module).writable();
  }
}
