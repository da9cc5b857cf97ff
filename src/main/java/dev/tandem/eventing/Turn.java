package dev.tandem.eventing;

import dev.tandem.eventing.Delivery.Outcome;
import dev.tandem.eventing.ParkedEvents.Held;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.eventing.tenure.Busy;
import dev.tandem.eventing.tenure.NotLive;
import java.time.Duration;
import java.util.ArrayList;
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
  private static final Duration LONGEST_TOGETHER = Duration.ofMillis(20);

  private final Tools tools;
  private final List<Cursor> cursors;
  private final Care care;
  private final @Nullable RuntimeException failure;
  private final List<Subscription> readers;
  private final Map<String, List<Subscription>> wanting = new HashMap<>();
  private final long deadline;
  private final Map<String, Integer> done = new HashMap<>();
  private final Map<Integer, Outcome> outcomes = new HashMap<>();
  private final Set<Integer> anyoneHeld = new HashSet<>();
  private final List<Cursor> moved = new ArrayList<>();
  private Set<Held> held = Set.of();

  /**
   * @param cursors of one reader, one or more; several together only while all goes well and fast
   */
  Turn(Tools tools, List<Cursor> cursors, Care care, @Nullable RuntimeException failure) {
    this.tools = tools;
    this.cursors = cursors;
    this.care = care;
    this.failure = failure;
    this.readers = tools.subscriptions().named(cursors.getFirst().subscriptions());
    this.deadline =
        System.nanoTime() + (cursors.size() == 1 ? LONGEST : LONGEST_TOGETHER).toNanos();
  }

  /**
   * @param outcomes by lane
   * @param anyoneHeld lanes in which some key is held back, and may be due
   * @param done how many events each subscription handled
   */
  record Progress(
      Map<Integer, Outcome> outcomes, Set<Integer> anyoneHeld, Map<String, Integer> done) {

    static final Progress NONE = new Progress(Map.of(), Set.of(), Map.of());

    static Progress elsewhere(List<Cursor> cursors) {
      var outcomes =
          cursors.stream().collect(Collectors.toMap(Cursor::lane, it -> Outcome.ELSEWHERE));
      return new Progress(outcomes, Set.of(), Map.of());
    }

    Outcome outcome(int lane) {
      return outcomes.getOrDefault(lane, Outcome.TAKEN);
    }
  }

  Progress take(BooleanSupplier goOn) {
    var subscriptions = cursors.getFirst().subscriptions();
    if (readers.size() != subscriptions.size()) {
      return Progress.NONE;
    }
    var alike = cursors.stream().filter(it -> it.subscriptions().equals(subscriptions)).toList();
    int limit = care.takesSeveral() ? Math.ceilDiv(tools.batch(), alike.size()) : 1;
    var lines = tools.log().read(alike, wantedNames(), limit);
    for (int i = 0; i < alike.size(); i++) {
      take(alike.get(i), lines.get(i), limit, goOn);
    }
    if (!moved.isEmpty()) {
      tools.cursors().save(moved);
    }
    return new Progress(outcomes, anyoneHeld, done);
  }

  private void take(Cursor cursor, EventLog.Lines lines, int limit, BooleanSupplier goOn) {
    held = lines.anyoneHeld() ? tools.parked().held(cursor) : new HashSet<>();
    int handled = deliver(cursor, lines.events(), outcomes.isEmpty(), goOn);
    var after = cursor.after(lines, handled);
    if (!after.equals(cursor)) {
      moved.add(after);
    }
    if (!held.isEmpty()) {
      anyoneHeld.add(cursor.lane());
    }
    boolean all = handled == lines.events().size() && handled < limit;
    outcomes.put(cursor.lane(), all ? Outcome.DONE : Outcome.MORE);
  }

  /**
   * @param atLeastOne event, however late it is
   */
  private int deliver(
      Cursor cursor, List<LoggedEvent> lines, boolean atLeastOne, BooleanSupplier goOn) {
    int handled = 0;
    for (var line : lines) {
      boolean may = atLeastOne && handled == 0;
      if (!may && (System.nanoTime() > deadline || !goOn.getAsBoolean())) {
        break;
      }
      deliver(cursor, line);
      handled++;
    }
    return handled;
  }

  private void deliver(Cursor cursor, LoggedEvent line) {
    if (!line.isFor(cursor.module())) {
      return;
    }
    var to = wanting(line.name());
    if (to.isEmpty() || isDoneByTheOtherSide(cursor, line)) {
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

  /**
   * What was published while the module was away may have been sent to it, too, by a turn that the
   * cursor does not know to have succeeded.
   */
  private boolean isDoneByTheOtherSide(Cursor cursor, LoggedEvent line) {
    return line.addressee() == null
        && line.pos() <= cursor.sharedTo()
        && !tools.cursors().isFirst(cursor.module(), line.eventId());
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
      if (NotLive.caused(e) || Busy.caused(e)) {
        throw e;
      }
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
