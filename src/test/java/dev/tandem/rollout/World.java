package dev.tandem.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kernel.time.TravellingClock;
import dev.tandem.rollout.Move.Asked;
import dev.tandem.rollout.Progress.Done;
import dev.tandem.rollout.Progress.Ready;
import dev.tandem.rollout.Step.Back;
import dev.tandem.rollout.Step.Onward;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Two sides and a logbook in memory. Movers can be killed, or held up, at any of their acts. */
class World implements MoveSteps, Logbook {

  /** A process that ends without a word. */
  static final class Killed extends Error {}

  final TravellingClock clock = TravellingClock.system();
  final MovePlan plan = new MovePlan(Duration.ofSeconds(60), Duration.ofSeconds(10));
  final Map<Stage, Boolean> live = new EnumMap<>(Stage.class);
  final Map<Stage, Long> epoch = new EnumMap<>(Stage.class);
  final List<String> done = new ArrayList<>();
  Stage route;
  long routeEpoch;
  boolean copied;
  Move move;
  Progress check = new Ready(1);
  Progress drained = new Done("drained");
  Progress verified = new Done("equal");
  int acts;
  Consumer<Integer> before = act -> {};

  World(Stage at) {
    route = at;
    live.put(at, true);
    live.put(at.other(), false);
    epoch.put(Stage.HOME, 0L);
    epoch.put(Stage.AWAY, 0L);
  }

  Move ask() {
    var asked = new Asked("an operator", "because", clock.instant());
    move = Move.asked(UUID.randomUUID(), "billing", route.other(), asked);
    return move;
  }

  /** A new process carries on. */
  Move carry() throws InterruptedException {
    return new Mover(plan, this, this, clock).carry(move.id(), () -> {});
  }

  void wantBack() {
    if (!move.ended()) {
      move = move.wantedBack();
    }
  }

  /** Every effect is an act of its own, and so is every writing down. */
  private void act() {
    before.accept(acts++);
    assertThat(live.values().stream().filter(it -> it).count())
        .as("live sides at %s after %s", move.step(), done)
        .isLessThanOrEqualTo(1);
  }

  @Override
  public Progress attempt(Move it) {
    act();
    done.add(it.step().name());
    var progress = effect(it);
    act();
    return progress;
  }

  private Progress effect(Move it) {
    switch (it.step()) {
      case Onward.CHECK -> {
        return check instanceof Ready
            ? new Ready(Math.max(epoch.get(Stage.HOME), epoch.get(Stage.AWAY)) + 1)
            : check;
      }
      case Onward.COPY -> copied = true;
      case Onward.VERIFY -> {
        return verified;
      }
      case Onward.CLOSE -> close(it.source(), it.closing());
      case Onward.DRAIN -> {
        return drained;
      }
      case Onward.OPEN -> {
        if (it.target() == Stage.AWAY) {
          open(Stage.AWAY, it.opening());
        }
      }
      case Back.REOPEN -> {
        route(it.source(), it.reopening());
        open(it.source(), it.reopening());
      }
      case Back.CLEAR -> copied = false;
      case Onward.SETTLE, Onward.FOLLOW -> {}
      case Onward.DECIDE -> throw new IllegalStateException();
    }
    return new Done("done");
  }

  @Override
  public void decide(Move it) {
    if (it.target() == Stage.HOME) {
      open(Stage.HOME, it.opening());
    }
  }

  /** As a store does it: what is older than it knows is refused. */
  private void close(Stage side, long to) {
    if (live.get(side) ? to <= epoch.get(side) : to < epoch.get(side)) {
      throw new IllegalStateException("stale");
    }
    live.put(side, false);
    epoch.put(side, to);
  }

  private void open(Stage side, long to) {
    if (live.get(side) && to == epoch.get(side)) {
      return;
    }
    if (to <= epoch.get(side)) {
      throw new IllegalStateException("stale");
    }
    live.put(side, true);
    epoch.put(side, to);
  }

  private void route(Stage to, long epoch) {
    if (epoch > routeEpoch) {
      route = to;
      routeEpoch = epoch;
    }
  }

  @Override
  public Move takeTurn(UUID id) {
    act();
    move =
        new Move(
            move.id(),
            move.module(),
            move.target(),
            move.asked(),
            move.step(),
            move.since(),
            move.undoing(),
            move.turn() + 1,
            move.epoch(),
            move.trouble(),
            move.pause(),
            move.end());
    return move;
  }

  @Override
  public Move look(Move known) {
    insist(known);
    return move;
  }

  @Override
  public Move save(Move known, Move after, String note) {
    act();
    insist(known);
    move = move.undoing() ? after.wantedBack() : after;
    act();
    return move;
  }

  @Override
  public Move decide(Move known, Move after, Runnable effect) {
    act();
    insist(known);
    if (move.undoing()) {
      throw new Overtaken();
    }
    done.add("DECIDE");
    effect.run();
    route(known.target(), known.opening());
    move = after;
    act();
    return move;
  }

  @Override
  public UUID sendBack(Move arrived) {
    return ask().id();
  }

  private void insist(Move known) {
    if (!move.id().equals(known.id())
        || move.turn() != known.turn()
        || move.step() != known.step()
        || move.ended()) {
      throw new Overtaken();
    }
  }
}
