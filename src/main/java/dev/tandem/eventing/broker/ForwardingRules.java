package dev.tandem.eventing.broker;

import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.kernel.schema.ModuleSchema;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which events a module that is live elsewhere gets.
 *
 * @param localEventNames the stable names of the events that local modules publish
 */
record ForwardingRules(Set<String> localEventNames, Set<String> localModules) {

  static ForwardingRules of(Set<String> localEventNames) {
    return new ForwardingRules(
        localEventNames,
        localEventNames.stream().map(LoggedEvent::publisherOf).collect(Collectors.toSet()));
  }

  static ForwardingRules of(EventTypes types, Collection<ModuleSchema> schemas) {
    var modules = schemas.stream().map(ModuleSchema::name).collect(Collectors.toSet());
    return of(
        types.names().stream()
            .filter(name -> modules.contains(LoggedEvent.publisherOf(name)))
            .collect(Collectors.toSet()));
  }

  Set<String> eventNames(String consumer) {
    return localEventNames.stream()
        .filter(name -> isForwardable(consumer, LoggedEvent.publisherOf(name)))
        .collect(Collectors.toSet());
  }

  /** An event of a local module is forwarded even if its class was removed here. */
  boolean isRemovedEvent(String consumer, String name) {
    var publisher = LoggedEvent.publisherOf(name);
    return !localEventNames.contains(name)
        && localModules.contains(publisher)
        && isForwardable(consumer, publisher);
  }

  /** A remote module is not sent its own events; one that was moved away may have left some. */
  private static boolean isForwardable(String consumer, String publisher) {
    return !Cursor.isRemoteConsumer(consumer)
        || !publisher.equals(Cursor.withoutRemotePrefix(consumer));
  }
}
