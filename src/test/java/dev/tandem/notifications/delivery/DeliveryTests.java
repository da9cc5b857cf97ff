package dev.tandem.notifications.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.notifications.NotificationsFixture;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageQueue;
import dev.tandem.notifications.message.NewMessage;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import dev.tandem.notifications.occasion.WeeklySummaryScheduler;
import dev.tandem.preferences.events.DecidedTopic;
import dev.tandem.testing.MailProtocol;
import dev.tandem.testing.ModuleTest;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
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
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class DeliveryTests {

  private static final GreenMail SERVER = new GreenMail(MailProtocol.SMTP.setup());

  @Autowired ListableBeanFactory beans;
  @Autowired JdbcClient jdbc;
  @Autowired AdjustableClock clock;
  @Autowired MessageQueue queue;
  @Autowired MessageDispatcher dispatcher;
  @Autowired WeeklySummaryScheduler summaries;
  @Autowired JavaMailSenderImpl sender;
  @Autowired TransactionTemplate transaction;

  NotificationsFixture fixture;

  @DynamicPropertySource
  static void server(DynamicPropertyRegistry registry) {
    SERVER.start();
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    registry.add("tandem.notifications.tick", () -> "100ms");
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void setUp() {
    fixture = new NotificationsFixture(beans);
    sender.setPort(SERVER.getSmtp().getPort());
  }

  @AfterEach
  void resetClock() {
    clock.reset();
    sender.setPort(SERVER.getSmtp().getPort());
  }

  @Test
  void aBookedSessionReachesBothPartiesWithAnInvitation() throws Exception {
    var now = clock.instant();
    var mentor = fixture.mentor("Ada Okafor", "Africa/Lagos", now);
    var mentee = fixture.mentee(now);
    var menteeAddress = mentee + "@example.org";
    var mentorAddress = mentor + "@example.org";
    fixture.address(mentee, menteeAddress, "Mia Lindqvist", "en");
    fixture.address(mentor, mentorAddress, "", "de");
    var offering = fixture.offering(mentor, "Query plans", now);
    var startsAt = Instant.parse("2027-03-02T10:00:00Z");
    var booking = fixture.confirmedBooking(mentor, mentee, offering, startsAt, now);

    var toMentee = received(menteeAddress);
    assertThat(toMentee.getSubject())
        .isEqualTo("Booked: Query plans with Ada Okafor, Tuesday 2 March at 10:00");
    assertThat(toMentee.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(toMentee.getHeader("List-Unsubscribe")).isNull();
    assertThat(toMentee.getMessageID()).endsWith("@tandem.example>");
    var parts = parts(toMentee);
    assertThat(parts).hasSize(3);
    assertThat(text(parts.get(0)))
        .contains(
            "Hello Mia Lindqvist,",
            "Your session with Ada Okafor is booked.",
            "When: Tuesday 2 March 2027, 10:00–11:00, UTC",
            "/scheduling/sessions/" + booking);
    assertThat(text(parts.get(1))).contains("<html", "lang=\"en\"", "Query plans");
    assertThat(parts.get(2).getContentType()).contains("method=REQUEST", "component=VEVENT");
    assertThat(toMentee.getContentType()).as("RFC 6047, 2.4").startsWith("multipart/alternative");
    assertThat(parts.get(2).getHeader("Content-Transfer-Encoding")).containsExactly("base64");
    var calendar = new String(parts.get(2).getInputStream().readAllBytes(), UTF_8);
    assertThat(calendar.replace("\r\n ", ""))
        .contains("METHOD:REQUEST", "UID:" + booking, "mailto:" + menteeAddress)
        .doesNotContain(mentorAddress);

    var toMentor = received(mentorAddress);
    assertThat(toMentor.getSubject())
        .isEqualTo("Neue Buchung: Query plans am Dienstag, 2. März um 11:00 Uhr");
    assertThat(text(parts(toMentor).get(0)))
        .contains("Mia Lindqvist", "11:00–12:00 Uhr, Ortszeit Lagos (UTC+1)")
        .doesNotContain(menteeAddress);
  }

  @Test
  void manyMessagesOfATopicBecomeOneDigest() throws Exception {
    var member = member();
    transaction.executeWithoutResult(_ -> {
      for (int i = 0; i < 7; i++) {
        queue.add(message(member, MessageKind.PAYOUT_SENT, Money.of(1000 + i, "EUR")));
      }
    });
    var digest = received(member + "@example.org");
    assertThat(digest.getSubject()).isEqualTo("7 messages about payouts");
    assertThat(text(parts(digest).getFirst()))
        .contains("- Payout of €10.00 on the way", "- Payout of €10.06 on the way");
    await()
        .until(() ->
            statuses(member).stream()
                .distinct()
                .sorted()
                .toList()
                .equals(List.of("BUNDLED", "SENT")));
    assertThat(sentTo(member + "@example.org")).hasSize(1);
  }

  @Test
  void aDigestNamesTheZoneOfItsTimes() throws Exception {
    var member = member();
    fixture.choose(member, 1, List.of(), "Europe/Paris", List.of());
    var startsAt = Instant.parse("2027-06-08T17:00:00Z");
    transaction.executeWithoutResult(_ -> {
      for (int i = 0; i < 7; i++) {
        queue.add(
            NewMessage.toMember(
                UUID.randomUUID(),
                member,
                MessageKind.REQUEST_WAITING,
                Parameters.NONE.with(Parameter.STARTS_AT, startsAt)));
      }
    });
    assertThat(text(parts(received(member + "@example.org")).getFirst()))
        .contains("- Please answer: request for Tuesday 8 June at 19:00, Paris time (UTC+2)");
  }

  @Test
  void moreThanAFewInAnHourWait() {
    var member = member();
    for (int i = 0; i < 7; i++) {
      int amount = 1000 + i;
      transaction.executeWithoutResult(
          _ -> queue.add(message(member, MessageKind.PAYOUT_SENT, Money.of(amount, "EUR"))));
      int handled = i + 1;
      await()
          .until(() ->
              statuses(member).stream().filter("SENT"::equals).count() == Math.min(handled, 5)
                  && notes(member).stream().filter("held-back"::equals).count()
                      == Math.max(0, handled - 5));
    }
    clock.advance(Duration.ofMinutes(61));
    await().until(() -> sentTo(member + "@example.org").size() == 7);
  }

  @Test
  void whatIsSwitchedOffIsNotSentButWarningsAre() throws Exception {
    var member = member();
    fixture.choose(
        member, 1, List.of(new DecidedTopic("payouts", "email", false)), "Europe/Paris", List.of());
    transaction.executeWithoutResult(_ -> {
      queue.add(message(member, MessageKind.PAYOUT_SENT, Money.of(1000, "EUR")));
      queue.add(message(member, MessageKind.PASSWORD_CHANGED, Money.of(1000, "EUR")));
    });
    assertThat(received(member + "@example.org").getSubject())
        .isEqualTo("Your password was changed");
    await().until(() -> notes(member).contains("switched-off"));
    assertThat(sentTo(member + "@example.org")).hasSize(1);
  }

  @Test
  void whatIsSwitchedOffWhileItWaitsIsNotSentLater() throws Exception {
    var member = member();
    try (var failing = new FailingMailServer()) {
      failing.failWith(FailingMailServer.Fault.MESSAGE_LATER);
      sender.setPort(failing.port());
      transaction.executeWithoutResult(
          _ -> queue.add(message(member, MessageKind.PAYOUT_SENT, Money.of(1000, "EUR"))));
      await().until(() -> notes(member).contains("451"));
      var attempts = failing.received().size();
      fixture.choose(
          member,
          1,
          List.of(new DecidedTopic("payouts", "email", false)),
          "Europe/Paris",
          List.of());
      failing.failWith(FailingMailServer.Fault.NONE);
      clock.advance(Duration.ofMinutes(2));
      await().until(() -> notes(member).contains("switched-off"));
      assertThat(failing.received()).hasSize(attempts);
    }
  }

  @Test
  void theWeeklySummaryIsSentToThoseWhoWantItAndCanBeUnsubscribed() throws Exception {
    var sunday = Instant.parse("2027-06-06T17:00:00Z");
    clock.adjustTo(sunday);
    var member = member();
    fixture.choose(
        member,
        1,
        List.of(new DecidedTopic("weekly-summary", "email", true)),
        "Europe/Paris",
        List.of());
    var mentor = fixture.mentor("Ada Okafor", "Africa/Lagos", sunday);
    fixture.confirmedBooking(
        mentor,
        member,
        fixture.offering(mentor, "Query plans", sunday),
        sunday.plus(Duration.ofDays(2)),
        sunday);
    summaries.run();
    summaries.run();
    await().until(() -> statuses(member).stream().filter("SENT"::equals).count() == 2);
    var summary =
        sentTo(member + "@example.org").stream()
            .filter(mail -> subject(mail).startsWith("Your week"))
            .toList();
    assertThat(summary).hasSize(1);
    var mail = summary.getFirst();
    assertThat(text(parts(mail).getFirst()))
        .contains(
            "- Tuesday 8 June 2027, 19:00–20:00, Paris time (UTC+2): Query plans with Ada Okafor");
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(mail.getHeader("List-Unsubscribe")[0].replaceAll("\\s", ""))
        .matches("<http://localhost:8080/preferences/unsubscribe\\?token=[\\w.-]+>");
  }

  @Test
  void aServerThatIsAwayForAWhileGetsTheMessageOnceWhenItIsBack() throws Exception {
    var member = member();
    try (var failing = new FailingMailServer()) {
      failing.failWith(FailingMailServer.Fault.MESSAGE_LATER);
      sender.setPort(failing.port());
      transaction.executeWithoutResult(
          _ -> queue.add(message(member, MessageKind.PAYOUT_SENT, Money.of(1000, "EUR"))));
      await().until(() -> notes(member).contains("451"));
      failing.failWith(FailingMailServer.Fault.NONE);
      clock.advance(Duration.ofMinutes(2));
      await().until(() -> statuses(member).equals(List.of("SENT")));
      assertThat(failing.received()).hasSize(2);
      assertThat(messageId(failing.received().get(0)))
          .isEqualTo(messageId(failing.received().get(1)));
    }
  }

  @Test
  void aSessionThatIsCancelledWhileTheServerIsAwayIsPutInNoCalendarLater() throws Exception {
    var now = clock.instant();
    var mentor = fixture.mentor("Ada Okafor", "Africa/Lagos", now);
    var mentee = member();
    var offering = fixture.offering(mentor, "Query plans", now);
    try (var failing = new FailingMailServer()) {
      failing.failWith(FailingMailServer.Fault.MESSAGE_LATER);
      sender.setPort(failing.port());
      var startsAt = now.plus(Duration.ofDays(9));
      var booking = fixture.confirmedBooking(mentor, mentee, offering, startsAt, now);
      await().until(() -> notes(mentee).contains("451"));
      failing.failWith(FailingMailServer.Fault.NONE);
      fixture.cancel(booking, mentor, mentee, now);
      await().until(() -> statuses(mentee).contains("SENT"));
      clock.advance(Duration.ofMinutes(2));
      await().until(() -> notes(mentee).contains("no-longer-true"));
      assertThat(failing.received().getLast()).contains("method=CANCEL");
    }
  }

  @Test
  void whoIsCalledByANameInQuotationMarksGetsTheInvitation() throws Exception {
    var now = clock.instant();
    var mentor = fixture.mentor("Ada Okafor", "Africa/Lagos", now);
    var mentee = UUID.randomUUID();
    var address = mentee + "@example.org";
    fixture.address(mentee, address, "Mia \"Mi\" Lindqvist", "en");
    fixture.confirmedBooking(
        mentor,
        mentee,
        fixture.offering(mentor, "Query plans", now),
        now.plus(Duration.ofDays(9)),
        now);
    assertThat(parts(received(address)).get(2).getContentType()).contains("method=REQUEST");
  }

  @Test
  void aMessageWhoseAnswerWasLostIsUnknownAndNotSentAgain() throws Exception {
    var member = member();
    try (var failing = new FailingMailServer()) {
      failing.failWith(FailingMailServer.Fault.CUT_AFTER_DATA);
      sender.setPort(failing.port());
      transaction.executeWithoutResult(
          _ -> queue.add(message(member, MessageKind.PAYOUT_SENT, Money.of(1000, "EUR"))));
      await().until(() -> statuses(member).equals(List.of("UNKNOWN")));
      failing.failWith(FailingMailServer.Fault.NONE);
      clock.advance(Duration.ofDays(2));
      dispatcher.run();
      assertThat(statuses(member)).containsExactly("UNKNOWN");
      assertThat(failing.received()).hasSize(1);
    }
  }

  @Test
  void anAddressThatTheServerDoesNotKnowIsWrittenToOnce() throws Exception {
    var member = member();
    try (var failing = new FailingMailServer()) {
      failing.failWith(FailingMailServer.Fault.MAILBOX_UNKNOWN);
      sender.setPort(failing.port());
      transaction.executeWithoutResult(
          _ -> queue.add(message(member, MessageKind.PAYOUT_SENT, Money.of(1000, "EUR"))));
      await().until(() -> statuses(member).equals(List.of("FAILED")));
    }
    transaction.executeWithoutResult(
        _ -> queue.add(message(member, MessageKind.PAYOUT_SENT, Money.of(2000, "EUR"))));
    await().until(() -> notes(member).contains("address-blocked"));
  }

  @Test
  void whatAProcessWasSendingWhenItEndedIsUnknown() {
    var member = member();
    jdbc.sql(
            """
            insert into notifications.message (id, cause_id, member_id, kind, topic, parameters,
              status, queued_at, due_at, changed_at)
            values (gen_random_uuid(), gen_random_uuid(), ?, 'PAYOUT_SENT', 'PAYOUTS', '{}',
              'SENDING', now(), now(), ?)
            """)
        .params(member, clock.instant().minus(Duration.ofMinutes(11)))
        .update();
    await().until(() -> statuses(member).equals(List.of("UNKNOWN")));
  }

  @Test
  void severalProcessesSendEachMessageOnce() {
    var members = Stream.generate(this::member).limit(40).toList();
    transaction.executeWithoutResult(_ ->
        members.forEach(member ->
            queue.add(message(member, MessageKind.PASSWORD_CHANGED, Money.of(1, "EUR")))));
    try (var processes = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        processes.execute(dispatcher::run);
      }
    }
    await().until(() -> members.stream().allMatch(it -> statuses(it).equals(List.of("SENT"))));
    assertThat(members).allMatch(member -> sentTo(member + "@example.org").size() == 1);
  }

  private UUID member() {
    var member = UUID.randomUUID();
    fixture.address(member, member + "@example.org", "", "en");
    return member;
  }

  private static NewMessage message(UUID member, MessageKind kind, Money amount) {
    return NewMessage.toMember(UUID.randomUUID(), member, kind, Parameters.NONE.withAmount(amount));
  }

  private List<String> statuses(UUID member) {
    return column("status", member);
  }

  private List<String> notes(UUID member) {
    return column("note", member);
  }

  private List<String> column(String column, UUID member) {
    return jdbc.sql("select status, note from notifications.message where member_id = ?")
        .param(member)
        .query((row, number) -> row.getString(column))
        .list();
  }

  private static String messageId(String mail) {
    return mail.lines().filter(line -> line.startsWith("Message-ID:")).findFirst().orElseThrow();
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MimeMessage received(String address) {
    await().atMost(Duration.ofSeconds(20)).until(() -> !sentTo(address).isEmpty());
    return sentTo(address).getFirst();
  }

  private static List<MimeMessage> sentTo(String address) {
    return Arrays.stream(SERVER.getReceivedMessages())
        .filter(mail -> recipient(mail).equals(address))
        .toList();
  }

  private static String recipient(MimeMessage mail) {
    try {
      var to = (InternetAddress) mail.getRecipients(Message.RecipientType.TO)[0];
      return to.getAddress();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<BodyPart> parts(MimeMessage mail) throws Exception {
    var content = (MimeMultipart) mail.getContent();
    var parts = new ArrayList<BodyPart>();
    for (int i = 0; i < content.getCount(); i++) {
      parts.add(content.getBodyPart(i));
    }
    return parts;
  }

  static String text(BodyPart part) throws Exception {
    return part.getContent().toString().replace("\r\n", "\n");
  }
}
