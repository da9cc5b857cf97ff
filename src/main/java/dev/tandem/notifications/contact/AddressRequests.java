package dev.tandem.notifications.contact;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.text.TextKind;
import dev.tandem.kernel.time.Ids;
import dev.tandem.kernel.web.Problem;
import dev.tandem.notifications.NotificationsProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what visitors ask for by an address. Every answer is the same and takes the same time,
 * because it is found out later whether the address is known.
 */
@Service
public class AddressRequests {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int MAX_NAME = 80;
  private static final int FORGOTTEN_AT_ONCE = 500;
  private static final Set<String> LANGUAGES = Set.of("en", "de");

  private final JdbcClient jdbc;
  private final NotificationsProperties properties;
  private final Clock clock;

  AddressRequests(JdbcClient jdbc, NotificationsProperties properties, Clock clock) {
    this.jdbc = jdbc;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * More than a few requests for a mailbox within an hour or a day are passed over, so that nobody
   * can fill the mailbox of somebody else.
   *
   * @throws Problem 422 if the address is none
   */
  @Transactional
  public void add(
      AddressRequestKind kind,
      @Nullable String typedAddress,
      @Nullable String typedName,
      @Nullable String language) {
    var address = EmailAddress.parse(typedAddress);
    var now = clock.instant();
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('notifications.' || ?, 0))")
        .param(address.mailboxKey())
        .query((row, number) -> true)
        .single();
    jdbc.sql(
            """
            insert into notifications.address_request
              (id, kind, address, mailbox_key, display_name, language, requested_at)
            select :id, :kind, :address, :key, :name, :language, :now
            where :perHour > (select count(*) from notifications.address_request
                where mailbox_key = :key and requested_at > :lastHour)
              and :perDay > (select count(*) from notifications.address_request
                where mailbox_key = :key and requested_at > :lastDay)
            """)
        .param("id", Ids.next())
        .param("kind", kind)
        .param("address", address.text())
        .param("key", address.mailboxKey())
        .param("name", displayName(typedName))
        .param("language", language(language))
        .param("now", now)
        .param("perHour", properties.linksPerHour())
        .param("lastHour", now.minus(HOUR))
        .param("perDay", properties.linksPerDay())
        .param("lastDay", now.minus(DAY))
        .update();
  }

  /** Locks requests that wait, passing over those that another process has locked. */
  List<AddressRequest> lockOpen(int limit) {
    return jdbc.sql(
            """
            select id, kind, address, display_name, language from notifications.address_request
            where not handled order by requested_at limit ? for update skip locked
            """)
        .param(limit)
        .query(Rows.of(AddressRequest.class))
        .list();
  }

  void markHandled(AddressRequest request) {
    jdbc.sql("update notifications.address_request set handled = true where id = ?")
        .param(request.id())
        .update();
  }

  /** A bounded number; the rest the next time. */
  void forgetOld(Instant now) {
    jdbc.sql(
            """
            delete from notifications.address_request where id = any(array(
              select id from notifications.address_request
              where handled and requested_at < :before
              order by requested_at limit :most for update skip locked))
            """)
        .param("before", now.minus(DAY))
        .param("most", FORGOTTEN_AT_ONCE)
        .update();
  }

  public static String displayName(@Nullable String typed) {
    return TextKind.NAME.check(
        "The name", typed, MAX_NAME, sentence -> Problem.refused("invalid-name", sentence));
  }

  /** English for every language that there are no messages in. */
  public static String language(@Nullable String typed) {
    var code = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    return LANGUAGES.contains(code) ? code : "en";
  }
}
