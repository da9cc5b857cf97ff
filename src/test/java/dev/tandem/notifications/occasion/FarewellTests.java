package dev.tandem.notifications.occasion;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.members.events.MemberJoined;
import dev.tandem.notifications.NotificationsFixture;
import dev.tandem.preferences.events.ErasureAcknowledged;
import dev.tandem.preferences.events.ErasureRefused;
import dev.tandem.preferences.events.ErasureScheduled;
import dev.tandem.preferences.events.ErasureWithdrawn;
import dev.tandem.testing.MailProtocol;
import dev.tandem.testing.ModuleTest;
import dev.tandem.testing.RowsOfOthers;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What members who leave are told, and that the address goes after the last message. */
@ModuleTest
class FarewellTests {

  private static final GreenMail SERVER = new GreenMail(MailProtocol.SMTP.setup());

  @Autowired ListableBeanFactory beans;
  @Autowired JdbcClient jdbc;
  @Autowired AdjustableClock clock;
  @Autowired JavaMailSenderImpl sender;
  @Autowired NotificationsErasure erasure;

  final UUID member = UUID.randomUUID();
  final UUID erasureId = UUID.randomUUID();
  final String address = member + "@example.org";
  NotificationsFixture fixture;

  @DynamicPropertySource
  static void server(DynamicPropertyRegistry registry) {
    SERVER.start();
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    registry.add("tandem.notifications.tick", () -> "100ms");
    registry.add("tandem.notifications.farewell-tick", () -> "1h");
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void setUp() {
    fixture = new NotificationsFixture(beans);
    jdbc.sql("delete from notifications.farewell").update();
    sender.setPort(SERVER.getSmtp().getPort());
  }

  @AfterEach
  void reset() {
    clock.reset();
    sender.setPort(SERVER.getSmtp().getPort());
  }

  @Test
  void isToldWhenItIsCarriedOutWhenItIsTakenBackAndWhenSomethingCameInBetween() throws Exception {
    fixture.address(member, address, "Mia", "en");
    var at = clock.instant().plus(Duration.ofDays(14));

    fixture.deliver(new ErasureScheduled(meta(2), erasureId, member, at));
    fixture.deliver(new ErasureWithdrawn(meta(3), erasureId, member));
    fixture.deliver(new ErasureRefused(meta(4), erasureId, member, true, List.of("money-held")));

    await().until(() -> subjects().size() == 3);
    assertThat(subjects())
        .anyMatch(it -> it.startsWith("You are leaving Tandem on"))
        .contains("You stay with Tandem", "Your data could not be erased yet");
  }

  /** The page has said it already. */
  @Test
  void isNotToldOfARefusalAtOnce() {
    fixture.address(member, address, "Mia", "en");

    fixture.deliver(new ErasureRefused(meta(2), erasureId, member, false, List.of("money-held")));

    assertThat(count("message", "member_id")).isZero();
  }

  @Test
  void afterTenYearsTheNumberLeavesWhatIsKnownOfBookings() {
    var other = UUID.randomUUID();
    jdbc.sql(
            """
            insert into notifications.booking
              (booking_id, mentor_id, mentee_id, revision, status, as_of)
            values (gen_random_uuid(), :other, :member, 1, 'ENDED', '1'),
              (gen_random_uuid(), :member, :other, 1, 'ENDED', '1')
            """)
        .param("member", member)
        .param("other", other)
        .update();
    clock.stopAt(clock.instant());
    var lastDay = clock.instant().atOffset(UTC).minusYears(10);
    jdbc.sql("insert into notifications.erased_member values (?, ?)")
        .params(member, lastDay)
        .update();
    erasure.removeExpired();
    assertThat(count("booking", "mentee_id")).as("on the last day").isEqualTo(1);

    jdbc.sql("update notifications.erased_member set erased_at = ? where member_id = ?")
        .params(lastDay.minusDays(1), member)
        .update();
    erasure.removeExpired();

    assertThat(count("booking", "mentee_id")).isZero();
    assertThat(count("booking", "mentor_id")).isZero();
    assertThat(
            jdbc.sql("select count(*) from notifications.booking where ? in (mentor_id, mentee_id)")
                .param(other)
                .query(Integer.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void theAddressGoesAfterTheLastMessageWithAllThatIsKept() throws Exception {
    var now = clock.instant();
    var mentor = fixture.mentor("Canary Name", "Africa/Lagos", now);
    fixture.address(mentor, address, "Canary", "de");
    var mentee = fixture.mentee(now);
    fixture.address(mentee, mentee + "@example.org", "Mia", "en");
    var offering = fixture.offering(mentor, "Canary Title", now);
    fixture.confirmedBooking(mentor, mentee, offering, Instant.parse("2027-03-02T10:00:00Z"), now);
    await().until(() -> !subjects().isEmpty() && noneWaits());

    fixture.deliver(new ErasureAcknowledged(meta(5), erasureId, mentor));
    await().until(() -> subjects().contains("Ihre Daten bei Tandem sind gelöscht"));
    await().until(this::noneWaits);
    var others = RowsOfOthers.read(jdbc, "notifications", mentor);
    erasure.eraseAfterTheLastMessage();

    assertThat(RowsOfOthers.read(jdbc, "notifications", mentor)).isEqualTo(others);
    assertThat(everything()).doesNotContain("Canary").doesNotContain(address);
    assertThat(acknowledged()).isEqualTo(1);
  }

  /** A sign-up or an invitation that led to no account, before the member had this address. */
  @Test
  void anAddressThatWasEnteredBeforeItWasTheMembersGoesToo() {
    fixture.address(member, address, "Mia", "en");
    jdbc.sql(
            """
            insert into notifications.contact (id, version, address, address_key, display_name,
              language, status, created_at)
            values (gen_random_uuid(), 1, :address, :address, 'Sparrow', 'en', 'PENDING', now())
            """)
        .param("address", address)
        .update();
    fixture.deliver(new ErasureAcknowledged(meta(5), erasureId, member));
    await().until(this::noneWaits);
    erasure.eraseAfterTheLastMessage();
    assertThat(everything()).doesNotContain("Sparrow").doesNotContain(address);
  }

  /** While the mail server takes nothing, the address stays, a day at most. */
  @Test
  void aMailServerThatIsDownDelaysTheErasureADay() throws Exception {
    fixture.address(member, address, "Mia", "en");
    sender.setPort(1);
    fixture.deliver(new ErasureAcknowledged(meta(5), erasureId, member));

    erasure.eraseAfterTheLastMessage();
    assertThat(count("contact", "member_id")).isEqualTo(1);

    clock.advance(Duration.ofDays(1));
    erasure.eraseAfterTheLastMessage();
    assertThat(count("contact", "member_id")).isZero();
    assertThat(acknowledged()).isEqualTo(1);
  }

  @Test
  void theSameErasureSendsOneLastMessage() throws Exception {
    fixture.address(member, address, "Mia", "en");

    fixture.deliver(new ErasureAcknowledged(meta(5), erasureId, member));
    fixture.deliver(new ErasureAcknowledged(meta(6), erasureId, member));
    await().until(() -> count("farewell", "member_id") == 1 && noneWaits());
    erasure.eraseAfterTheLastMessage();
    fixture.deliver(new ErasureAcknowledged(meta(7), erasureId, member));

    assertThat(count("message", "member_id")).isZero();
    assertThat(subjects()).containsExactly("Your data at Tandem is erased");
  }

  @Test
  void whatIsHeardLaterBringsNobodyBack() {
    fixture.address(member, address, "Mia", "en");
    fixture.deliver(new ErasureAcknowledged(meta(5), erasureId, member));
    await().until(this::noneWaits);
    erasure.eraseAfterTheLastMessage();

    fixture.deliver(
        new MemberJoined(EventMetadata.about(member, 1, clock.instant()), member, Role.MENTEE));
    fixture.choose(member, 9, List.of(), "Europe/Berlin", List.of(60));

    assertThat(count("person", "member_id")).isZero();
    assertThat(count("preference", "member_id")).isZero();
  }

  private EventMetadata meta(long version) {
    return EventMetadata.about(erasureId, version, clock.instant());
  }

  private List<String> subjects() throws MessagingException {
    return Arrays.stream(SERVER.getReceivedMessages())
        .filter(this::isToMember)
        .map(FarewellTests::subject)
        .toList();
  }

  private boolean isToMember(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString().contains(address);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean noneWaits() {
    return jdbc.sql(
                "select count(*) from notifications.message where status in ('QUEUED', 'SENDING')")
            .query(Integer.class)
            .single()
        == 0;
  }

  private int count(String table, String column) {
    return jdbc.sql("select count(*) from notifications.%s where %s = ?".formatted(table, column))
        .param(member)
        .query(Integer.class)
        .single();
  }

  private int acknowledged() {
    return jdbc.sql(
            """
            select count(*) from eventing.event_log
            where name = 'notifications.member-data-erased' and key = ?
            """)
        .param(erasureId)
        .query(Integer.class)
        .single();
  }

  /** All tables of the module, as text. */
  private String everything() {
    var tables =
        jdbc.sql(
                """
                select relname from pg_class
                where relnamespace = 'notifications'::regnamespace and relkind = 'r'
                """)
            .query(String.class)
            .list();
    var text = new StringBuilder();
    for (var table : tables) {
      text.append(
          jdbc.sql("select string_agg(t::text, ' ') from notifications.%s t".formatted(table))
              .query(String.class)
              .optional()
              .orElse(""));
    }
    return text.toString();
  }
}
