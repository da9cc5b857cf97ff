package dev.tandem.rollout.admin;

import dev.tandem.rollout.gate.GateState;
import dev.tandem.rollout.replication.SlotLag;
import dev.tandem.rollout.rollback.RollbackLock;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.Stage;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A module, its route and its latest move, for operators.
 *
 * @param canary whose reads the service answers; null unless the stage is canary
 * @param lock a roll back that must be acknowledged before the module advances; null if there is
 *     none
 * @param gates before the stages further on, the next one first
 * @param gatesEnforced whether a closed gate keeps the module from a stage
 * @param routedBy the module's routing unit
 * @param service the address of the module's service; null if none is configured
 * @param copies the replication slots that home's database keeps for the module's service
 * @param move the current move or else the last one
 */
record ModuleView(
    String module,
    String stage,
    long epoch,
    Instant since,
    boolean moving,
    @Nullable CanaryView canary,
    @Nullable LockView lock,
    List<GateState> gates,
    boolean gatesEnforced,
    String routedBy,
    @Nullable URI service,
    List<SlotLag> copies,
    @Nullable MoveView move) {

  static ModuleView of(
      ModuleRoute route,
      @Nullable RollbackLock lock,
      List<GateState> gates,
      boolean gatesEnforced,
      String routedBy,
      @Nullable URI service,
      List<SlotLag> copies,
      @Nullable MoveView move) {
    return new ModuleView(
        route.module(),
        route.stage().name().toLowerCase(Locale.ROOT),
        route.epoch(),
        route.since(),
        route.moving(),
        route.stage() == Stage.CANARY ? CanaryView.of(route.canary()) : null,
        lock == null ? null : LockView.of(lock),
        List.copyOf(gates),
        gatesEnforced,
        routedBy,
        service,
        List.copyOf(copies),
        move);
  }
}
