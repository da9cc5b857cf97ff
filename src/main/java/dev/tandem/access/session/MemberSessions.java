package dev.tandem.access.session;

import dev.tandem.access.AccessProperties;
import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.time.Ids;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The sessions of all members, in all processes. One that is deleted here is over with its next
 * request. They run on real time, also in a demo.
 */
@Repository
public class MemberSessions {

  private static final String ATTRIBUTE = MemberSession.class.getName();
  private static final int MAX_TEXT = 200;
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final AccessProperties settings;
  private final Clock clock = Clock.systemUTC();

  MemberSessions(JdbcClient jdbc, AccessProperties settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /** Returns the id of the session. */
  UUID start(UUID memberId, HttpServletRequest request) {
    var id = Ids.next();
    var now = clock.instant();
    jdbc.sql("delete from access.member_session where ends_at <= ?").param(now).update();
    jdbc.sql(
            """
            insert into access.member_session
              (id, member_id, started_at, confirmed_at, last_used_at, ends_at, address, browser)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            id,
            memberId,
            now,
            now,
            now,
            now.plus(settings.sessionLife()),
            printable(request.getRemoteAddr()),
            printable(request.getHeader(HttpHeaders.USER_AGENT)))
        .update();
    request.getSession().setAttribute(ATTRIBUTE, id);
    return id;
  }

  /** The session of the request, if it was started by signing in. */
  public static @Nullable UUID idOf(@Nullable HttpSession session) {
    return session != null && session.getAttribute(ATTRIBUTE) instanceof UUID id ? id : null;
  }

  /** Empty when the session is over. Notes the use, at most once a minute. */
  Optional<CurrentSession> findCurrent(SignInPrincipal principal, @Nullable UUID session) {
    var now = clock.instant();
    var current =
        jdbc.sql(
                """
                select s.last_used_at, s.confirmed_at, m.roles from access.member_session s
                  join access.sign_in m using (member_id)
                where s.id = ? and s.ends_at > ?
                  and m.member_id = ? and m.credentials_revision = ? and m.enabled
                """)
            .param(session)
            .param(now)
            .param(principal.memberId())
            .param(principal.credentialsRevision())
            .query((row, number) ->
                new CurrentSession(
                    row.getTimestamp(1).toInstant(),
                    row.getTimestamp(2).toInstant(),
                    (String[]) row.getArray(3).getArray()))
            .optional();
    current
        .filter(it -> it.lastUsedAt().isBefore(now.minus(NOTED_EVERY)))
        .ifPresent(it ->
            jdbc.sql("update access.member_session set last_used_at = ? where id = ?")
                .param(now)
                .param(session)
                .update());
    return current;
  }

  /** The member has typed the password again. */
  public void confirm(UUID memberId, @Nullable UUID session) {
    jdbc.sql("update access.member_session set confirmed_at = ? where member_id = ? and id = ?")
        .param(clock.instant())
        .param(memberId)
        .param(session)
        .update();
  }

  List<MemberSession> list(UUID memberId) {
    return jdbc.sql(
            """
            select id, started_at, last_used_at, ends_at, address, browser from access.member_session
            where member_id = ? and ends_at > ? order by last_used_at desc
            """)
        .params(memberId, clock.instant())
        .query(Rows.of(MemberSession.class))
        .list();
  }

  /** Whether the member had such a session. */
  public boolean end(UUID memberId, @Nullable UUID session) {
    return jdbc.sql("delete from access.member_session where member_id = ? and id = ?")
            .param(memberId)
            .param(session)
            .update()
        > 0;
  }

  /**
   * @param kept the session that goes on, or none
   */
  public void endAll(UUID memberId, @Nullable UUID kept) {
    jdbc.sql("delete from access.member_session where member_id = ? and id <> ?")
        .params(memberId, Objects.requireNonNullElse(kept, new UUID(0, 0)))
        .update();
  }

  private static String printable(@Nullable String text) {
    var line = Objects.requireNonNullElse(text, "unknown").replaceAll("[^\\x20-\\x7e]", "?");
    return line.substring(0, Math.min(line.length(), MAX_TEXT));
  }
}
