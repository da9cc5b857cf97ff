package dev.tandem.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tandem.notifications.NotificationsFixture;
import dev.tandem.testing.ModuleTest;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ModuleTest
class DeliveryTests {

  private static final GreenMail SERVER =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @Autowired ListableBeanFactory beans;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

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

    var toMentor = received(mentorAddress);
    assertThat(toMentor.getSubject())
        .isEqualTo("Neue Buchung: Query plans am Dienstag, 2. März um 11:00 Uhr");
    assertThat(text(parts(toMentor).get(0)))
        .contains("Mia Lindqvist", "11:00–12:00 Uhr, Ortszeit Lagos (UTC+1)")
        .doesNotContain(menteeAddress);
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
      var to =
          (jakarta.mail.internet.InternetAddress) mail.getRecipients(Message.RecipientType.TO)[0];
      return to.getAddress();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<BodyPart> parts(MimeMessage mail) throws Exception {
    var content = (MimeMultipart) mail.getContent();
    var parts = new java.util.ArrayList<BodyPart>();
    for (int i = 0; i < content.getCount(); i++) {
      parts.add(content.getBodyPart(i));
    }
    return parts;
  }

  static String text(BodyPart part) throws Exception {
    return part.getContent().toString().replace("\r\n", "\n");
  }
}
