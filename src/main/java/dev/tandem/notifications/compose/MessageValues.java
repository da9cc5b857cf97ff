package dev.tandem.notifications.compose;

import dev.tandem.kernel.money.Money;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Function;

/** The values of one message as its reader reads them, by the names that wordings use. */
record MessageValues(
    Parameters parameters,
    Duration linkLifetime,
    Reader reader,
    MessageTexts texts,
    TimeTexts times,
    DisplayNames names)
    implements Function<String, String> {

  @Override
  public String apply(String name) {
    return switch (name) {
      case "name" -> reader.name();
      case "mentor" -> mentor();
      case "mentee" -> mentee();
      case "other" -> isMentor() ? mentee() : mentor();
      case "mentor-dative" -> mentor("your-mentor-dative");
      case "mentee-dative" -> mentee("your-mentee-dative");
      case "other-dative" ->
          isMentor() ? mentee("your-mentee-dative") : mentor("your-mentor-dative");
      case "title" -> title();
      case "cohort" -> parameters.id(Parameter.COHORT).flatMap(names::cohort).orElse("Tandem");
      case "when" -> when().orElse("");
      case "day" -> parameters.instant(Parameter.STARTS_AT).map(times::day).orElse("");
      case "time" -> time().orElse("");
      case "until" -> parameters.instant(Parameter.UNTIL).map(times::moment).orElse("");
      case "amount" -> parameters.amount().map(this::format).orElse("");
      case "vat" -> parameters.money(Parameter.VAT).map(this::format).orElse("");
      case "lead" -> parameters.find(Parameter.LEAD_MINUTES).map(this::lead).orElse("");
      case "valid" -> texts.lasting(linkLifetime);
      case "topic" ->
          parameters.find(Parameter.VARIANT).map(topic -> text("topic." + topic)).orElse("");
      case "role" -> parameters.find(Parameter.ROLE).map(role -> text("role." + role)).orElse("");
      default -> other(name);
    };
  }

  boolean isMentor() {
    return parameters.find(Parameter.PART).filter("mentor"::equals).isPresent();
  }

  private String mentor() {
    return mentor("your-mentor");
  }

  private String mentee() {
    return mentee("your-mentee");
  }

  /**
   * @param unknown the words for one without a name, which have a case in some languages
   */
  private String mentor(String unknown) {
    return parameters.id(Parameter.MENTOR).flatMap(names::mentor).orElseGet(() -> text(unknown));
  }

  private String mentee(String unknown) {
    return parameters.id(Parameter.MENTEE).flatMap(names::mentee).orElseGet(() -> text(unknown));
  }

  String title() {
    return parameters
        .id(Parameter.OFFERING)
        .flatMap(names::offering)
        .orElseGet(() -> text("a-session"));
  }

  Optional<String> time() {
    return parameters.instant(Parameter.STARTS_AT).map(times::time);
  }

  String zone() {
    return parameters.instant(Parameter.STARTS_AT).map(times::zoneAt).orElse("");
  }

  Optional<String> when() {
    var startsAt = parameters.instant(Parameter.STARTS_AT);
    var endsAt = parameters.instant(Parameter.ENDS_AT);
    return startsAt.map(
        start -> endsAt.map(end -> times.range(start, end)).orElseGet(() -> times.moment(start)));
  }

  private String other(String name) {
    for (var parameter : Parameter.values()) {
      if (parameter.code().equals(name)) {
        return parameters.find(parameter).orElse("");
      }
    }
    throw new IllegalStateException("No message has a value " + name);
  }

  private String text(String key) {
    return texts.get(key, _ -> "");
  }

  private String format(Money money) {
    var currency = Currency.getInstance(money.currency());
    var format = NumberFormat.getCurrencyInstance(texts.locale());
    format.setCurrency(currency);
    format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
    format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
    return format.format(BigDecimal.valueOf(money.minor(), currency.getDefaultFractionDigits()));
  }

  private String lead(String minutes) {
    var lead = Duration.ofMinutes(Long.parseLong(minutes));
    if (lead.toMinutes() == 1) {
      return text("one-minute");
    }
    if (lead.toMinutes() % 60 != 0) {
      return lead.toMinutes() + " " + text("minutes");
    }
    return lead.toHours() == 1 ? text("one-hour") : lead.toHours() + " " + text("hours");
  }
}
