package dev.tandem.eventing;

import dev.tandem.eventing.Delivery.Care;
import dev.tandem.eventing.Delivery.Outcome;
import dev.tandem.eventing.ParkedEvents.Held;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** What one transaction of a {@link Delivery} does with the events before it. */
final class Turn {

  private static final Logger LOG = LoggerFactory.getLogger(Turn.class);
  private static final Duration LONGEST = Duration.ofMillis(250);

  private final Tools tools;
  private final Cursor cursor;
  private final Care care;
  private final @Nullable RuntimeException failure;
  private final List<Subscription> readers;
  private final Map<String, List<Subscription>> wanting = new HashMap<>();
  private final long deadline = System.nanoTime() + LONGEST.toNanos();
  private final Map<String, Integer> done = new HashMap<>();
  private Set<Held> held = Set.of();

  Turn(Tools tools, Cursor cursor, Care care, @Nullable RuntimeException failure) {
    this.tools = tools;
    this.cursor = cursor;
    this.care = care;
    this.failure = failure;
    this.readers = tools.subscriptions().named(cursor.subscriptions());
  }

  /**
   * @param anyoneHeld some key is held back, and may be due
   * @param done how many events each subscription handled
   */
  record Progress(Outcome outcome, boolean anyoneHeld, Map<String, Integer> done) {

    static final Progress TAKEN = new Progress(Outcome.TAKEN, false, Map.of());
  }

  Progress take(BooleanSupplier goOn) {
    if (readers.size() != cursor.subscriptions().size()) {
      return Progress.TAKEN;
    }
    int limit = care.compareTo(Care.ALONE) < 0 ? tools.batch() : 1;
    var lines = tools.log().read(cursor, wantedNames(), limit);
    held = lines.anyoneHeld() ? tools.parked().held(cursor) : new HashSet<>();
    int handled = deliver(lines.events(), goOn);
    save(cursor.after(lines, handled));
    boolean all = handled == lines.events().size() && handled < limit;
    return new Progress(all ? Outcome.DONE : Outcome.MORE, !held.isEmpty(), done);
  }

  private void save(Cursor moved) {
    if (!moved.equals(cursor)) {
      tools.cursors().save(moved);
    }
  }

  private int deliver(List<LoggedEvent> lines, BooleanSupplier goOn) {
    int handled = 0;
    for (var line : lines) {
      if (handled > 0 && (System.nanoTime() > deadline || !goOn.getAsBoolean())) {
        break;
      }
      deliver(line);
      handled++;
    }
    return handled;
  }

  private void deliver(LoggedEvent line) {
    var to = wanting(line.name());
    if (to.isEmpty()) {
      return;
    }
    PublishedEvent event;
    try {
      event = tools.types().read(line.name(), line.payload());
    } catch (EventTypes.Unknown e) {
      var whole = tools.log().whole(line);
      to.forEach(it -> hold(it, whole, e));
      return;
    } catch (EventTypes.Unreadable e) {
      to.forEach(it -> hold(it, line, e));
      return;
    }
    to.forEach(it -> deliver(it, line, event));
  }

  private void deliver(Subscription to, LoggedEvent line, PublishedEvent event) {
    if (held.contains(new Held(to.name(), line.key()))) {
      tools.parked().queue(to.name(), line);
      return;
    }
    switch (care) {
      case NONE, ALONE -> call(to, line, event);
      case EACH -> tryToDeliver(to, line, event);
      case GIVEN_UP -> hold(to, line, Objects.requireNonNull(failure));
    }
  }

  private void tryToDeliver(Subscription to, LoggedEvent line, PublishedEvent event) {
    try {
      tools.nested().executeWithoutResult(status -> call(to, line, event));
    } catch (RuntimeException e) {
      hold(to, line, e);
    }
  }

  private void call(Subscription to, LoggedEvent line, PublishedEvent event) {
    tools.traces().goOn(line, to.name(), () -> to.deliver(event));
    done.merge(to.name(), 1, Integer::sum);
  }

  private void hold(Subscription to, LoggedEvent line, RuntimeException why) {
    if (!held.add(new Held(to.name(), line.key()))) {
      tools.parked().queue(to.name(), line);
      return;
    }
    LOG.warn("{} could not take {} {}", to.name(), line.name(), line.eventId(), why);
    tools.parked().failed(to.name(), line, why);
    tools.meters().failed(to.name());
  }

  private Set<String> wantedNames() {
    return tools.types().names().stream()
        .filter(it -> !wanting(it).isEmpty())
        .collect(Collectors.toSet());
  }

  private List<Subscription> wanting(String name) {
    return wanting.computeIfAbsent(name, this::thoseWho);
  }

  private List<Subscription> thoseWho(String name) {
    var type = tools.types().type(name);
    if (type != null) {
      return readers.stream().filter(it -> it.wants(type)).toList();
    }
    var waiting = tools.wanted().by(name);
    return readers.stream().filter(it -> waiting.contains(it.name())).toList();
  }

  /** What every turn works with. */
  record Tools(
      EventLog log,
      EventTypes types,
      Wanted wanted,
      Cursors cursors,
      ParkedEvents parked,
      Subscriptions subscriptions,
      Meters meters,
      Traces traces,
      TransactionTemplate nested,
      int batch) {}
}
