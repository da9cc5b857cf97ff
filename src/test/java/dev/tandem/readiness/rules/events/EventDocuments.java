package dev.tandem.readiness.rules.events;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 5, for components that hold a document without a schema. */
final class EventDocuments {

  private static final Pattern DOCUMENT_NAME =
      Pattern.compile(
          "(?i)(.*(payload|json|xml|yaml|csv|blob|serialized|serialised)|details|attributes|properties)");

  private EventDocuments() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.EVENTS,
        "document in an event",
        "its keys and values are in no schema, so nobody sees when they change, nor what they say"
            + " about a person",
        "give each value a component with a name and a type; put several into a record of the"
            + " events package",
        EventDocuments::withDocuments);
  }

  private static Stream<Violation> withDocuments(Codebase codebase) {
    return PublishedEventType.in(codebase).stream()
        .flatMap(event ->
            event
                .components()
                .filter(EventDocuments::isDocument)
                .map(component ->
                    event.violation(
                        codebase,
                        "publishes a document without a schema in "
                            + event.type().getSimpleName()
                            + "."
                            + component.getName(),
                        " " + component.getName())));
  }

  private static boolean isDocument(RecordComponent component) {
    var type = component.getGenericType();
    return (type == String.class && DOCUMENT_NAME.matcher(component.getName()).matches())
        || (type instanceof ParameterizedType map
            && map.getRawType() == Map.class
            && map.getActualTypeArguments()[0] == String.class
            && map.getActualTypeArguments()[1] == String.class);
  }
}
