package dev.tandem.readiness.rules.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jmolecules.event.annotation.DomainEvent;

/** Rule 5, for the form of events: records with a stable name and metadata. */
final class EventRecords {

  private static final Pattern STABLE_NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

  private EventRecords() {}

  static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.EVENTS,
            "event that is no record of the events package",
            "consumers read an event by its schema, and a class with behaviour or hidden fields"
                + " has none",
            "make it a record in <module>.events that implements PublishedEvent",
            EventRecords::notRecords),
        new RuleCheck(
            Rule.EVENTS,
            "event without a stable name",
            "the log and the broker identify the event by this name; renaming the class must not"
                + " change it",
            "add @DomainEvent(namespace = \"<module>\", name = \"what-happened\"), unique in the"
                + " platform, past tense, without \"event\"",
            EventRecords::withoutStableName),
        new RuleCheck(
            Rule.EVENTS,
            "event without who and when",
            "id, time, aggregate and version are needed to drop duplicates and keep order",
            "make EventMetadata meta the first component, created by EventMetadata.about(…)",
            EventRecords::withoutMetadata));
  }

  private static Stream<Violation> notRecords(Codebase codebase) {
    return PublishedEventType.in(codebase).stream()
        .filter(event ->
            !event.eventClass().isRecord() || !event.type().getPackageName().endsWith(".events"))
        .map(event ->
            event.violation(
                codebase,
                "publishes "
                    + event.type().getSimpleName()
                    + ", which is not a record in its events package"));
  }

  private static Stream<Violation> withoutStableName(Codebase codebase) {
    var first = new TreeMap<String, String>();
    return PublishedEventType.in(codebase).stream()
        .filter(event -> {
          var annotation = event.eventClass().getAnnotation(DomainEvent.class);
          return annotation == null
              || !annotation.namespace().equals(event.module().name())
              || !STABLE_NAME.matcher(annotation.name()).matches()
              || annotation.name().endsWith("-event")
              || event.type().getSimpleName().endsWith("Event")
              || first.putIfAbsent(event.name(), event.type().getName()) != null;
        })
        .map(event ->
            event.violation(
                codebase,
                "publishes "
                    + event.type().getSimpleName()
                    + " under the name \""
                    + event.name()
                    + "\"",
                "@DomainEvent"));
  }

  private static Stream<Violation> withoutMetadata(Codebase codebase) {
    return PublishedEventType.in(codebase).stream()
        .filter(it -> it.eventClass().isRecord())
        .filter(event ->
            event
                .components()
                .findFirst()
                .filter(first -> first.getType().equals(EventMetadata.class))
                .filter(first -> first.getName().equals("meta"))
                .isEmpty())
        .map(event ->
            event.violation(
                codebase,
                "publishes " + event.type().getSimpleName() + " without its metadata first"));
  }
}
