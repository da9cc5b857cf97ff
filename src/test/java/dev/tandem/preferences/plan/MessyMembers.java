package dev.tandem.preferences.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Generates rows of a former platform, made to hurt. */
public final class MessyMembers {

  private static final Instant START = Instant.parse("2015-01-01T00:00:00Z");
  private static final List<String> KEYS =
      List.of(
          "email.reminders",
          "email.session_reminders",
          "notify_reminder",
          "mute_bookings",
          "newsletter",
          "marketing_opt_in",
          "weekly_digest",
          "security_alerts",
          "cohort_updates",
          "timezone",
          "tz",
          "locale",
          "language",
          "clock",
          "theme",
          "sidebar_left",
          "push.sound",
          "email_frequency");
  private static final List<String> VALUES =
      Arrays.asList(
          "1",
          "0",
          "yes",
          "no",
          "t",
          "f",
          "TRUE",
          "False",
          "1.0",
          "0.0",
          "on",
          "off",
          "",
          null,
          "null",
          "maybe",
          "2",
          "popup,email",
          "popup",
          "none",
          "email",
          " 1 ",
          "GMT+2",
          "+02:00",
          "Eastern Time",
          "Europe/Kiev",
          "Europe/Berlin",
          "Mars/Olympus",
          "pt_BR",
          "iw",
          "de_AT",
          "en-US",
          "24H",
          "=1+1",
          "\u202Eyes",
          "yes\u0000");

  private final Random random;
  private long number;

  public MessyMembers(long seed) {
    this.random = new Random(seed);
  }

  public List<LegacyRow> next(String member, int keys) {
    var rows = new ArrayList<LegacyRow>();
    for (int i = 0; i < keys; i++) {
      rows.add(row(member));
    }
    return rows;
  }

  private LegacyRow row(String member) {
    var key = KEYS.get(random.nextInt(KEYS.size()));
    return new LegacyRow(
        ++number,
        member,
        random.nextInt(4) == 0 ? key.toUpperCase(Locale.ROOT) : key,
        VALUES.get(random.nextInt(VALUES.size())),
        random.nextInt(3) == 0 ? "form of 2019" : null,
        time());
  }

  private @Nullable Instant time() {
    return random.nextInt(4) == 0 ? null : START.plusSeconds(random.nextInt(300_000_000));
  }
}
