package dev.tandem.preferences.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the former platform decided, written from its manual and not from the code of the migration:
 * the newest readable answer counts, else the default.
 */
public final class LegacyEvaluator {

  private static final Map<String, Boolean> DEFAULTS =
      Map.of(
          "topic/reminders/email", true,
          "topic/booking-changes/email", true,
          "topic/product-news/email", true,
          "topic/weekly-summary/email", false,
          "topic/cohort-news/email", false,
          "topic/security/email", true,
          "topic/payments/email", true);

  private LegacyEvaluator() {}

  public static Map<String, Boolean> decide(List<LegacyRow> rows) {
    var decided = new LinkedHashMap<>(DEFAULTS);
    for (var given : answers(rows)) {
      decided.put(given.question(), given.yes());
    }
    return decided;
  }

  /** An answer that the former platform could read. */
  record Given(String question, boolean yes, LegacyRow row) {}

  /** The oldest first. */
  static List<Given> answers(List<LegacyRow> rows) {
    var sorted = new ArrayList<>(rows);
    sorted.sort(
        Comparator.comparingLong((LegacyRow it) ->
                it.changedAt() == null ? Long.MIN_VALUE : it.changedAt().toEpochMilli())
            .thenComparingLong(LegacyRow::number));
    var given = new ArrayList<Given>();
    for (var row : sorted) {
      var answer = answer(row.value(), row.key().strip().toLowerCase(Locale.ROOT));
      var question = question(row.key().strip().toLowerCase(Locale.ROOT));
      if (!question.isEmpty() && !answer.isEmpty()) {
        given.add(new Given(question, answer.equals("yes"), row));
      }
    }
    return given;
  }

  private static String question(String key) {
    return switch (key) {
      case "email.reminder", "email.reminders", "email.session_reminders", "notify_reminder" ->
          "topic/reminders/email";
      case "mute_bookings" -> "topic/booking-changes/email";
      case "newsletter", "marketing_opt_in" -> "topic/product-news/email";
      case "weekly_digest" -> "topic/weekly-summary/email";
      case "cohort_updates" -> "topic/cohort-news/email";
      case "security_alerts" -> "topic/security/email";
      default -> "";
    };
  }

  private static String answer(String value, String key) {
    if (value == null) {
      return "";
    }
    var word = value.strip().toLowerCase(Locale.ROOT);
    if (key.equals("notify_reminder")) {
      return word.startsWith("popup") || word.startsWith("email") || word.equals("none")
          ? (word.contains("email") ? "yes" : "no")
          : "";
    }
    var yes = List.of("1", "yes", "t", "true", "on", "1.0").contains(word);
    var no = List.of("0", "no", "f", "false", "off", "0.0").contains(word);
    if (!yes && !no) {
      return "";
    }
    return yes != key.equals("mute_bookings") ? "yes" : "no";
  }
}
