package dev.tandem.rollout.admin;

import dev.tandem.rollout.replication.SlotLag;
import dev.tandem.rollout.routing.ModuleRoute;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a module is live, for operators.
 *
 * @param routedBy its unit of routing
 * @param service where it lives when it is away; absent where none is configured
 * @param copies what home's database keeps so that its service can follow it
 * @param move the one that is on its way, or else the last
 */
public record ModuleView(
    String module,
    String stage,
    long epoch,
    Instant since,
    boolean moving,
    String routedBy,
    @Nullable URI service,
    List<SlotLag> copies,
    @Nullable MoveView move) {

  static ModuleView of(
      ModuleRoute standing,
      String routedBy,
      @Nullable URI service,
      List<SlotLag> copies,
      @Nullable MoveView move) {
    return new ModuleView(
        standing.module(),
        standing.stage().name().toLowerCase(Locale.ROOT),
        standing.epoch(),
        standing.since(),
        standing.moving(),
        routedBy,
        service,
        List.copyOf(copies),
        move);
  }
}
