package dev.tandem.readiness.rules.events;

import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.eventing.publishing.Personal;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;

/**
 * Rule 5, for personal data: a text in an event about a person is personal unless it is declared
 * otherwise, and so is a number that tells where the person is or how old. Ids, enums, other
 * numbers and points in time never are.
 */
final class PersonalData {

  private static final Pattern PERSONAL_NAME =
      Pattern.compile(
          "(?i).*(e?mail|phone|mobile|address|street|postcode|zipcode|birth|surname|firstName"
              + "|lastName|fullName|displayName|givenName|familyName|nickname|headline|biograph"
              + "|iban|photo|avatar|portrait|gender|nationality|passw|passport|contact|recipient"
              + "|signature|linkedIn|twitter).*|(?i)bio");

  /** Numbers that tell where a person is, how old, or how rich. */
  private static final Pattern PERSONAL_NUMBER =
      Pattern.compile(
          "(?i).*(latitude|longitude|altitude|salary|income|birth).*"
              + "|lat|lng|lon|age|ageInYears|years?Old");

  private static final Set<String> SELF_PUBLISHED_EVENTS =
      Set.of(
          "BookingHeld",
          "MenteeGoalsChanged",
          "MentorListed",
          "MentorProfileChanged",
          "OfferingPublished");

  private PersonalData() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.EVENTS,
        "personal data in an event",
        "events are stored and copied, so personal data in them cannot be erased",
        "carry the member's id; the page loads the name from /members/fragments/name/{id}."
            + " Only what members publish about themselves may be in an event, marked"
            + " @Personal. A text that tells nothing about the person says why:"
            + " @NotPersonal(\"…\"), in at least three words",
        PersonalData::withPersonalData);
  }

  private static Stream<Violation> withPersonalData(Codebase codebase) {
    return PublishedEventType.in(codebase).stream()
        .filter(event -> event.eventClass().isRecord())
        .flatMap(event ->
            new Search(event)
                .paths(event.eventClass(), "", Persons.isAbout(event.eventClass()))
                .map(path ->
                    event.violation(
                        codebase,
                        "publishes the personal " + event.type().getSimpleName() + "." + path,
                        " " + path.substring(path.lastIndexOf('.') + 1))));
  }

  private record Search(PublishedEventType event, Set<Class<?>> seen) {

    Search(PublishedEventType event) {
      this(event, new HashSet<>());
    }

    Stream<String> paths(Class<?> record, String path, boolean aboutPerson) {
      return seen.add(record)
          ? Stream.of(record.getRecordComponents())
              .flatMap(component -> paths(component, path, aboutPerson))
          : Stream.empty();
    }

    private Stream<String> paths(RecordComponent component, String path, boolean aboutPerson) {
      if (component.isAnnotationPresent(Personal.class)) {
        return isSelfPublished() ? Stream.empty() : Stream.of(path + component.getName());
      }
      if (isDeclared(component)) {
        return Stream.empty();
      }
      if (isPersonal(component, aboutPerson)) {
        return Stream.of(path + component.getName());
      }
      var about = aboutPerson || Persons.isPart(component);
      return TypeParts.of(component.getGenericType())
          .filter(type -> type.getPackageName().equals(event.type().getPackageName()))
          .filter(Class::isRecord)
          .flatMap(part -> paths(part, path + component.getName() + ".", about));
    }

    private boolean isSelfPublished() {
      return SELF_PUBLISHED_EVENTS.contains(event.type().getSimpleName());
    }
  }

  private static boolean isPersonal(RecordComponent component, boolean aboutPerson) {
    var isText =
        TypeParts.of(component.getGenericType()).anyMatch(CharSequence.class::isAssignableFrom);
    var named = PERSONAL_NAME.matcher(component.getName()).matches();
    return (isText && (aboutPerson || named))
        || (named && component.getType() == LocalDate.class)
        || (aboutPerson && tellsOfPerson(component));
  }

  private static boolean tellsOfPerson(RecordComponent component) {
    return PERSONAL_NUMBER.matcher(component.getName()).matches()
        && TypeParts.of(component.getGenericType())
            .map(ClassUtils::resolvePrimitiveIfNecessary)
            .anyMatch(Number.class::isAssignableFrom);
  }

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

  /** Words of who has not decided yet. */
  private static final Pattern OPEN = Pattern.compile("(?i)\\b(todo|tbd|fixme|xxx)\\b");

  /** A reason of less than three different words, of three letters and more, declares nothing. */
  private static boolean isDeclared(RecordComponent component) {
    var declaration = component.getAnnotation(NotPersonal.class);
    return declaration != null
        && !OPEN.matcher(declaration.value()).find()
        && NO_LETTERS
                .splitAsStream(declaration.value().toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= 3)
                .distinct()
                .count()
            >= 3;
  }
}
