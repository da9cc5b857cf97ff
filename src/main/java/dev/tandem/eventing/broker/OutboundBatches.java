package dev.tandem.eventing.broker;

import dev.tandem.eventing.log.ConsumerPartition;
import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.Cursors;
import dev.tandem.eventing.log.EventLog;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.log.LogSlice;
import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.kernel.schema.ModuleSchema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Reads from the log what is sent to a consumer, and saves that it was sent. */
@Component
@ConditionalOnProperty("tandem.eventing.broker.enabled")
class OutboundBatches {

  private final EventLog log;
  private final Cursors cursors;
  private final ForwardingRules rules;
  private final Map<ConsumerPartition, PredecessorTracker> predecessors = new ConcurrentHashMap<>();

  @Autowired
  OutboundBatches(EventLog log, Cursors cursors, EventTypes types, List<ModuleSchema> schemas) {
    this(log, cursors, ForwardingRules.of(types, schemas));
  }

  OutboundBatches(EventLog log, Cursors cursors, ForwardingRules rules) {
    this.log = log;
    this.cursors = cursors;
    this.rules = rules;
  }

  Set<String> eventNames(String consumer) {
    return rules.eventNames(consumer);
  }

  /**
   * @param limit events of each partition
   */
  List<OutboundBatch> read(String consumer, List<Cursor> leased, int limit) {
    var names = rules.eventNames(consumer);
    var slices = log.read(leased, names, limit);
    return IntStream.range(0, leased.size())
        .mapToObj(i -> batch(consumer, leased.get(i), slices.get(i), names))
        .toList();
  }

  private OutboundBatch batch(String consumer, Cursor cursor, LogSlice slice, Set<String> names) {
    var events =
        slice.events().stream().flatMap(event -> eventsToForward(consumer, event, names)).toList();
    var tracker =
        predecessors.computeIfAbsent(
            new ConsumerPartition(consumer, cursor.partition()), key -> new PredecessorTracker());
    return new OutboundBatch(cursor, slice, events, tracker);
  }

  /** An event that came from the broker is for its target module only. */
  private Stream<LoggedEvent> eventsToForward(
      String consumer, LoggedEvent event, Set<String> names) {
    if (event.targetModule() != null) {
      return Stream.empty();
    }
    if (names.contains(event.name())) {
      return Stream.of(event);
    }
    return rules.isRemovedEvent(consumer, event.name())
        ? Stream.of(log.withStoredPayload(event))
        : Stream.empty();
  }

  /** Advances the cursors of batches that the broker has confirmed. */
  void saveConfirmed(List<OutboundBatch> batches) {
    var advanced =
        batches.stream()
            .filter(OutboundBatch::hasAdvanced)
            .map(OutboundBatch::advancedCursor)
            .toList();
    if (!advanced.isEmpty()) {
      cursors.save(advanced);
    }
    batches.stream()
        .filter(batch -> !batch.events().isEmpty())
        .forEach(
            batch -> cursors.saveLastForwarded(batch.cursor(), batch.events().getLast().eventId()));
  }
}
