package dev.tandem.notifications.preference;

import dev.tandem.notifications.readmodel.AsOf;
import dev.tandem.preferences.events.DecidedSettings;
import dev.tandem.preferences.events.DecidedTopic;
import dev.tandem.preferences.events.PreferencesChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the newest choices of each member. */
@Component
public class ChoicesReplica {

  private static final String EMAIL = "email";

  private final JdbcClient jdbc;

  ChoicesReplica(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void save(PreferencesChanged event) {
    var settings = event.settings();
    jdbc.sql(
            """
            insert into notifications.preference as known
              (member_id, zone, language, clock, lead_minutes, topics_on, topics_off, as_of)
            values (:member, :zone, :language, :clock, :leads, :on, :off, :asOf)
            on conflict (member_id) do update set
              zone = excluded.zone, language = excluded.language, clock = excluded.clock,
              lead_minutes = excluded.lead_minutes, topics_on = excluded.topics_on,
              topics_off = excluded.topics_off, as_of = excluded.as_of
            where known.as_of < excluded.as_of
            """)
        .param("member", event.memberId())
        .param("zone", settings.zone())
        .param("language", chosenLanguage(settings))
        .param("clock", settings.clock())
        .param("leads", settings.reminderLeadMinutes().toArray(Integer[]::new))
        .param("on", topics(event, true))
        .param("off", topics(event, false))
        .param("asOf", AsOf.version(event.meta()))
        .update();
  }

  /** A default says less than the language that the member gave with the address. */
  private static @Nullable String chosenLanguage(DecidedSettings settings) {
    return Boolean.FALSE.equals(settings.languageChosen()) ? null : settings.language();
  }

  private static String[] topics(PreferencesChanged event, boolean on) {
    return event.decisions().stream()
        .filter(decision -> decision.channel().equals(EMAIL) && decision.on() == on)
        .map(DecidedTopic::topic)
        .toArray(String[]::new);
  }
}
