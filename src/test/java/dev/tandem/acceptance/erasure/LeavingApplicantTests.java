package dev.tandem.acceptance.erasure;

import static dev.tandem.acceptance.environment.TandemClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import dev.tandem.acceptance.environment.Topology;
import dev.tandem.testing.MailProtocol;
import dev.tandem.testing.OwnPlatform;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Somebody who has only applied leaves a platform whose mails leave by SMTP. Nothing of what they
 * wrote, and of what was written to them, is left: in no column, no log and no file.
 */
@OwnPlatform
@Tag("slow")
class LeavingApplicantTests {

  private static final GreenMail MAILBOX = new GreenMail(MailProtocol.SMTP.setup());

  private static Topology topology;

  @BeforeAll
  static void start() {
    MAILBOX.start();
    topology =
        Topology.configured(
            List.of(
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + MAILBOX.getSmtp().getPort(),
                "--tandem.notifications.tick=200ms"));
  }

  @AfterAll
  static void stop() {
    topology.close();
    MAILBOX.stop();
  }

  @Test
  void nothingIsLeftInTablesLogsOrFiles() {
    var tandem = topology.client();
    var canaries = new Canaries("ap");
    var leaving = new Leaving(tandem);
    var applicant =
        new Applicant(tandem, canaries, MAILBOX).apply(topology.databaseUrl(Topology.HOME));
    var before = scan().finds();
    assertThat(canaries.neverFound(before))
        .as("fields whose canaries are found nowhere even before the erasure")
        .allMatch(field -> field.contains("("));

    leaving.ask(applicant);
    awaitMail("You are leaving Tandem");
    tandem.clock().advanceBy(Duration.ofDays(14).plusSeconds(5));
    leaving.awaitErased(applicant);
    leaving.settle();
    awaitMail("Your data at Tandem is erased");

    assertThat(canaries.places(scan().finds())).as("canaries that are left").isEmpty();
  }

  private static void awaitMail(String subject) {
    eventually()
        .untilAsserted(() ->
            assertThat(MAILBOX.getReceivedMessages())
                .extracting(mail -> mail.getSubject())
                .anyMatch(it -> it.startsWith(subject)));
  }

  private static CanaryScan scan() {
    var url = topology.databaseUrl(Topology.HOME);
    return new CanaryScan()
        .database(Topology.HOME, url)
        .decryptedLog(Topology.HOME, url)
        .files(topology.workFolder());
  }
}
