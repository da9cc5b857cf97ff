package dev.tandem.billing.replay;

import dev.tandem.billing.account.AccountEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides the commands of one account again, each on the state at the version that it met. */
final class StreamReplay<C, S, E extends AccountEvent> {

  private final String name;
  private final AccountType<C, S, E> type;
  private final ReplayTally tally;
  private S state;
  private long version;
  private @Nullable String unreadable;
  private @Nullable OpenDecision open;

  StreamReplay(String name, AccountType<C, S, E> type, ReplayTally tally) {
    this.name = name;
    this.type = type;
    this.tally = tally;
    this.state = type.decider().initial();
  }

  String name() {
    return name;
  }

  void accept(HistoryRow event) {
    var decision = open;
    if (decision != null && decision.command().ledTo(event)) {
      decision.add(event);
    } else {
      finish();
      tally.countUndecided();
    }
    tally.countEvent();
    evolve(event);
    version = event.version();
  }

  private void evolve(HistoryRow row) {
    if (unreadable != null) {
      return;
    }
    try {
      state = type.decider().evolve(state, type.event(row));
    } catch (RuntimeException e) {
      unreadable = "cannot follow %s at version %s".formatted(row.type(), row.version());
    }
  }

  void decide(HistoryRow command) {
    finish();
    open = new OpenDecision(command, decideAgain(command));
  }

  private Decided decideAgain(HistoryRow command) {
    if (unreadable != null) {
      return new Decided.Failed(unreadable);
    }
    if (command.version() != version) {
      return new Decided.Failed("the account's history ends at version " + version);
    }
    try {
      List<E> events = type.decider().decide(type.command(command), state);
      return new Decided.Events(events.stream().map(DecidedEvent::of).toList());
    } catch (RuntimeException e) {
      return new Decided.Failed("fails with " + e.getClass().getSimpleName());
    }
  }

  /** Compares the last decision, whose events have all been seen. */
  void finish() {
    if (open != null) {
      tally.count(open.command(), open.difference());
      open = null;
    }
  }
}
