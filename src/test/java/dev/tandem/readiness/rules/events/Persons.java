package dev.tandem.readiness.rules.events;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether an event, or a part of one, is about a person. */
final class Persons {

  private static final String WORDS =
      "(member|mentor|mentee|user|person|people|payer|payee|guest|host|author|customer|client"
          + "|participant|attendee|reviewer|operator|contact|employee|subscriber|student|teacher"
          + "|learner|invitee|inviter|applicant|profile)";

  private static final Pattern ID =
      Pattern.compile("(?i)(.*[a-z])?" + WORDS + "s?(ids?)?(By|For|To)?");

  private static final Pattern TYPE =
      Pattern.compile("(?i)" + WORDS + "([A-Z].*)?|.*" + WORDS + "Id");

  private Persons() {}

  /** Whether the event is named after a person, or has the id of one, also in a part. */
  static boolean isAbout(Class<?> event) {
    return startsWithPerson(event.getSimpleName()) || hasPersonId(event, new HashSet<>());
  }

  private static boolean startsWithPerson(String name) {
    return Pattern.compile("(?i)^" + WORDS).matcher(name).find();
  }

  private static boolean hasPersonId(Class<?> record, Set<Class<?>> seen) {
    return seen.add(record)
        && Stream.of(record.getRecordComponents())
            .anyMatch(component ->
                isPersonId(component)
                    || TypeParts.of(component.getGenericType())
                        .filter(Class::isRecord)
                        .anyMatch(part -> hasPersonId(part, seen)));
  }

  private static boolean isPersonId(RecordComponent component) {
    var types = TypeParts.of(component.getGenericType()).toList();
    return ((types.contains(UUID.class) || types.contains(String.class))
            && ID.matcher(component.getName()).matches())
        || types.stream().anyMatch(type -> type.getSimpleName().matches("(?i)" + WORDS + "Id"));
  }

  /** Whether a component is a part about a person, by its name or its type's. */
  static boolean isPart(RecordComponent component) {
    return ID.matcher(component.getName()).matches()
        || TypeParts.of(component.getGenericType())
            .filter(Class::isRecord)
            .anyMatch(type -> TYPE.matcher(type.getSimpleName()).matches());
  }
}
