package dev.tandem.eventing;

import dev.tandem.eventing.tenure.Busy;
import dev.tandem.eventing.tenure.NotLive;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers what a reader has before it in a lane: lease, read, call the listeners, move the cursor,
 * commit. All in one transaction, so that the effects and the mark of their delivery stand or fall
 * together. A turn that fails is taken again, more carefully.
 */
class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Cursors cursors;
  private final ParkedEvents parked;
  private final Turn.Tools tools;
  private final TransactionTemplate transaction;

  Delivery(
      EventLog log,
      EventTypes types,
      Wanted wanted,
      Cursors cursors,
      ParkedEvents parked,
      Subscriptions subscriptions,
      Meters meters,
      Traces traces,
      PlatformTransactionManager transactions,
      EventingProperties properties) {
    var nested = new TransactionTemplate(transactions);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.cursors = cursors;
    this.parked = parked;
    this.tools =
        new Turn.Tools(
            log,
            types,
            wanted,
            cursors,
            parked,
            subscriptions,
            meters,
            traces,
            nested,
            properties.batch());
    this.transaction = new TransactionTemplate(transactions);
  }

  enum Outcome {
    /** Nothing is left for now. */
    DONE,
    /** There was more than fits a turn. */
    MORE,
    /** Another instance is at it, or it stands still. */
    TAKEN,
    /** It is the broker's to serve, or just not the broker's. */
    ELSEWHERE
  }

  /**
   * Several lanes together are one transaction. What fails there is taken again lane by lane.
   *
   * @return by lane
   */
  Map<Integer, Outcome> deliver(String reader, Collection<Integer> lanes, BooleanSupplier goOn) {
    if (lanes.size() > 1) {
      try {
        return outcomes(reader, lanes, turn(reader, lanes, Care.NONE, null, goOn), goOn);
      } catch (RuntimeException e) {
        LOG.debug("{} failed in lanes {} together", reader, lanes, e);
      }
    }
    var outcomes = new HashMap<Integer, Outcome>();
    for (int lane : lanes) {
      var progress = firstTime(reader, lane, goOn);
      outcomes.putAll(outcomes(reader, Set.of(lane), progress, goOn));
    }
    return outcomes;
  }

  private Map<Integer, Outcome> outcomes(
      String reader, Collection<Integer> lanes, Turn.Progress progress, BooleanSupplier goOn) {
    progress.done().forEach(tools.meters()::delivered);
    var outcomes = new HashMap<Integer, Outcome>();
    for (int lane : lanes) {
      boolean left =
          progress.anyoneHeld().contains(lane) && goOn.getAsBoolean() && !again(reader, lane, goOn);
      outcomes.put(lane, left ? Outcome.MORE : progress.outcome(lane));
    }
    return outcomes;
  }

  private Turn.Progress firstTime(String reader, int lane, BooleanSupplier goOn) {
    RuntimeException failure = null;
    for (var care : Care.values()) {
      if (care == Care.EACH && failure != null && Busy.caused(failure)) {
        continue;
      }
      try {
        return turn(reader, Set.of(lane), care, failure, goOn);
      } catch (RuntimeException e) {
        if (NotLive.caused(e)) {
          return Turn.Progress.NONE;
        }
        LOG.debug("{} in lane {} failed with care {}", reader, lane, care, e);
        failure = e;
      }
    }
    throw new IllegalStateException("Nothing can be delivered to " + reader, failure);
  }

  private Turn.Progress turn(
      String reader,
      Collection<Integer> lanes,
      Care care,
      @Nullable RuntimeException failure,
      BooleanSupplier goOn) {
    return transaction.execute(status -> {
      var leased = cursors.lease(reader, lanes, care.patience());
      if (leased.isEmpty()) {
        return Turn.Progress.NONE;
      }
      return leased.getFirst().away()
          ? Turn.Progress.elsewhere(leased)
          : new Turn(tools, leased, care, failure).take(goOn);
    });
  }

  /** Tries again what is due, each event in its own transaction. True when none of it is left. */
  private boolean again(String reader, int lane, BooleanSupplier goOn) {
    while (goOn.getAsBoolean()) {
      if (!oneAgain(reader, lane)) {
        return true;
      }
    }
    return false;
  }

  private boolean oneAgain(String reader, int lane) {
    var tried = new AtomicReference<ParkedEvents.Retrying>();
    try {
      return leased(
          reader,
          lane,
          cursor -> {
            if (cursor.away()) {
              return false;
            }
            var due = parked.due(cursor);
            due.ifPresent(it -> {
              tried.set(it);
              callAgain(it);
              parked.remove(it.id());
            });
            return due.isPresent();
          },
          false);
    } catch (RuntimeException e) {
      var it = tried.get();
      if (it == null) {
        throw e;
      }
      if (NotLive.caused(e)) {
        return false;
      }
      tools.meters().failed(it.subscription());
      return leased(reader, lane, cursor -> parked.failedAgain(it, e), false);
    }
  }

  private void callAgain(ParkedEvents.Retrying it) {
    var event = tools.types().read(it.event().name(), it.event().payload());
    var to = tools.subscriptions().named(Set.of(it.subscription())).getFirst();
    tools.traces().goOn(it.event(), to.name(), () -> to.deliver(event));
    tools.meters().delivered(it.subscription(), 1);
  }

  private <T> T leased(String reader, int lane, Function<Cursor, T> work, T otherwise) {
    return transaction.execute(status -> cursors.lease(reader, lane).map(work).orElse(otherwise));
  }
}
