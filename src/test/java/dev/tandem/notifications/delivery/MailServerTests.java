package dev.tandem.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.notifications.delivery.FailingMailServer.Fault;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What each way of failing means for a message. */
class MailServerTests {

  private static final int PATIENT = 20_000;

  private final FailingMailServer failing = new FailingMailServer();

  @AfterEach
  void stop() throws IOException {
    failing.close();
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, Accepted[], 1",
    "CUT_AT_FAREWELL, Accepted[], 1",
    "GREETING_REFUSED, Temporary[reason=not-reached], 0",
    "CUT_AT_GREETING, Temporary[reason=not-reached], 0",
    "HANG_AT_GREETING, Temporary[reason=not-reached], 0",
    "CUT_BEFORE_DATA, Temporary[reason=not-reached], 0",
    "MAILBOX_FULL, Temporary[reason=452], 0",
    "DATA_LATER, Temporary[reason=451], 0",
    "MESSAGE_LATER, Temporary[reason=451], 1",
    "SENDER_REFUSED, Permanent[reason=550], 0",
    "DATA_REFUSED, Permanent[reason=554], 0",
    "MESSAGE_REFUSED, Permanent[reason=554], 1",
    "MAILBOX_UNKNOWN, UnknownMailbox[reason=550], 0",
    "CUT_AFTER_DATA, Unanswered[reason=no-answer], 1",
    "HANG_AFTER_DATA, Unanswered[reason=no-answer], 1"
  })
  void anAnswerIsReadByItsClassAndALostOneIsUnknown(Fault fault, String result, int received)
      throws Exception {
    failing.failWith(fault);
    var server = server(failing.port(), patience(fault));
    assertThat(server.submit(mail(server))).hasToString(result);
    assertThat(failing.received()).hasSize(received);
  }

  /** In milliseconds: long enough for what is answered, however busy the machine is. */
  private static int patience(Fault fault) {
    return switch (fault) {
      case HANG_AT_GREETING -> 400;
      case HANG_AFTER_DATA -> 3_000;
      default -> PATIENT;
    };
  }

  @Test
  void aServerThatIsNotThereIsTriedAgain() throws Exception {
    failing.close();
    var server = server(failing.port(), PATIENT);
    assertThat(server.submit(mail(server)))
        .isEqualTo(new SubmissionResult.Temporary("not-reached"));
  }

  @Test
  void aMessageKeepsItsId() throws Exception {
    var server = server(failing.port(), PATIENT);
    server.submit(mail(server));
    server.submit(mail(server));
    assertThat(failing.received())
        .allMatch(text -> text.contains("Message-ID: <1@tandem.example>"));
  }

  private static MailServer server(int port, int timeout) {
    var settings = new JavaMailSenderImpl();
    settings.setHost("127.0.0.1");
    settings.setPort(port);
    var properties = settings.getJavaMailProperties();
    properties.setProperty("mail.smtp.connectiontimeout", String.valueOf(timeout));
    properties.setProperty("mail.smtp.timeout", String.valueOf(timeout));
    var beans = new StaticListableBeanFactory();
    beans.addBean("mailSender", settings);
    return new MailServer(beans.getBeanProvider(JavaMailSenderImpl.class));
  }

  private static OutgoingMail mail(MailServer server) throws MessagingException {
    var mail = new OutgoingMail(server.session(), "<1@tandem.example>");
    mail.setFrom(new InternetAddress("no-reply@tandem.example"));
    mail.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress("mia@example.org"));
    mail.setSubject("Booked", "UTF-8");
    mail.setText("Booked.", "UTF-8");
    mail.saveChanges();
    return mail;
  }
}
