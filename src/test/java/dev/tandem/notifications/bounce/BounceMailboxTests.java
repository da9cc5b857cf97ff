package dev.tandem.notifications.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tandem.notifications.NotificationsFixture;
import dev.tandem.notifications.contact.Bounces;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageQueue;
import dev.tandem.notifications.message.NewMessage;
import dev.tandem.notifications.message.Parameters;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.MailProtocol;
import dev.tandem.testing.ModuleTest;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** What mail servers return, read from a real mailbox. */
@ModuleTest
@AutoConfigureMockMvc
class BounceMailboxTests {

  private static final String BOUNCES = "bounces@tandem.example";
  private static final GreenMail SERVER =
      new GreenMail(
          new ServerSetup[] {
            MailProtocol.SMTP.setup(), MailProtocol.IMAP.setup(), MailProtocol.POP3.setup()
          });

  @Autowired ListableBeanFactory beans;
  @Autowired Bounces bounces;
  @Autowired BounceMailbox configured;
  @Autowired MessageQueue queue;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;

  NotificationsFixture fixture;
  GreenMailUser user;
  BounceMailbox mailbox;
  UUID member;
  UUID contact;

  @DynamicPropertySource
  static void server(DynamicPropertyRegistry registry) {
    SERVER.start();
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    registry.add("tandem.notifications.tick", () -> "100ms");
    registry.add("tandem.notifications.bounces.address", () -> BOUNCES);
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void setUp() throws Exception {
    SERVER.purgeEmailFromAllMailboxes();
    user = SERVER.setUser(BOUNCES, "bounces", "secret");
    mailbox = mailbox("imap", SERVER.getImap().getPort());
    fixture = new NotificationsFixture(beans);
    member = UUID.randomUUID();
    contact = fixture.address(member, member + "@example.org", "Mia", "en").value();
  }

  private BounceMailbox mailbox(String protocol, int port) {
    return new BounceMailbox(
        new BounceProperties(
            BOUNCES, "127.0.0.1", protocol, port, "bounces", "secret", "INBOX", 100),
        bounces);
  }

  @Test
  void whereNoMailboxIsConfiguredNothingIsRead() throws Exception {
    deliver(report(BOUNCES, "failed", "5.1.1", send().toString()));
    configured.run();
    assertThat(left()).isEqualTo(1);
  }

  @Test
  void aMessageComesBackToAnAddressOfItsOwnAndBlocksTheOneThatDoesNotExist() throws Exception {
    var message = send();
    var returnPath = received().getHeader("Return-Path")[0];
    assertThat(returnPath).isEqualTo("<bounces+" + message + "@tandem.example>");

    deliver(report(returnPath.replaceAll("[<>]", ""), "failed", "5.1.1", "unknown"));
    mailbox.run();

    assertThat(blocked()).isEqualTo("BOUNCED");
    assertThat(left()).isZero();
    mvc.perform(get("/notifications/address").with(LoggedInAs.mentee(member)))
        .andExpect(content().string(containsString("came back, so none are sent there any more")));
    mvc.perform(get("/notifications/messages").with(LoggedInAs.mentee(member)))
        .andExpect(content().string(containsString("It did not arrive (5.1.1).")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/rfc822-headers", "message/rfc822"})
  void aMessageIsKnownByItsHeadWhereTheReportCameToThePlainAddress(String type) throws Exception {
    var message = send();
    deliver(report(BOUNCES, "failed", "5.2.1", message.toString()).replace("TYPE", type));
    mailbox.run();
    assertThat(blocked()).isEqualTo("BOUNCED");
  }

  @Test
  void whatMayPassIsCountedOnceForEachMessageAndTheFifthInARowBlocks() throws Exception {
    for (int i = 1; i <= 5; i++) {
      assertThat(blocked()).isNull();
      var text = report("bounces+" + send() + "@tandem.example", "failed", "5.2.2", "unknown");
      deliver(text);
      deliver(text);
      mailbox.run();
      mailbox.run();
      assertThat(softBounces()).isEqualTo(i);
    }
    assertThat(blocked()).isEqualTo("BOUNCED");
  }

  @Test
  void whatCameBackLongAgoDoesNotCount() throws Exception {
    for (int i = 0; i < 4; i++) {
      deliver(report("bounces+" + send() + "@tandem.example", "failed", "4.4.7", "unknown"));
    }
    mailbox.run();
    assertThat(softBounces()).isEqualTo(4);
    jdbc.sql(
            """
            update notifications.bounce set heard_at = heard_at - interval '31 days'
            where contact_id = ?
            """)
        .param(contact)
        .update();
    deliver(report("bounces+" + send() + "@tandem.example", "failed", "4.4.7", "unknown"));
    mailbox.run();
    assertThat(softBounces()).isEqualTo(1);
    assertThat(blocked()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"delayed", "delivered", "relayed", "expanded"})
  void aReportOfNoFailureChangesNothing(String action) throws Exception {
    deliver(report("bounces+" + send() + "@tandem.example", action, "4.4.1", "unknown"));
    mailbox.run();
    assertThat(blocked()).isNull();
    assertThat(softBounces()).isZero();
    assertThat(left()).isZero();
  }

  @Test
  void aReportAboutAMessageThatWasNeverSentIsPassedOver() throws Exception {
    send();
    deliver(report(BOUNCES, "failed", "5.1.1", UUID.randomUUID().toString()));
    mailbox.run();
    assertThat(blocked()).isNull();
    assertThat(left()).isZero();
  }

  @Test
  void aMessageThatIsNotSentYetCannotComeBack() throws Exception {
    var message = UUID.randomUUID();
    jdbc.sql(
            """
            insert into notifications.message (id, cause_id, member_id, kind, topic, parameters,
              status, queued_at, due_at, changed_at)
            values (?, ?, ?, 'BOOKED', 'BOOKING_CHANGES', '{}', 'SUPPRESSED', now(), now(), now())
            """)
        .params(message, UUID.randomUUID(), member)
        .update();
    deliver(report("bounces+" + message + "@tandem.example", "failed", "5.1.1", "unknown"));
    mailbox.run();
    assertThat(blocked()).isNull();
  }

  @Test
  void aComplaintBlocksTheAddress() throws Exception {
    var message = send();
    deliver(
        """
        From: abuse@example.org
        To: %s
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="b"

        --b
        Content-Type: text/plain

        This is an abuse report.
        --b
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        User-Agent: Example/1.0
        Version: 1
        Original-Rcpt-To: %s@example.org
        --b
        Content-Type: message/rfc822

        From: Tandem <no-reply@tandem.example>
        Message-ID: <%s@tandem.example>
        Subject: Booked

        Hello
        --b--
        """
            .formatted(BOUNCES, member, message));
    mailbox.run();
    assertThat(blocked()).isEqualTo("COMPLAINED");
    mvc.perform(get("/notifications/address").with(LoggedInAs.mentee(member)))
        .andExpect(content().string(containsString("was reported as spam")));
  }

  @Test
  void whatAPersonWroteIsLeftForPeopleAndReadOnce() throws Exception {
    deliver("From: mia@example.org\nTo: %s\nSubject: Hello\n\nI am away.\n".formatted(BOUNCES));
    mailbox.run();
    mailbox.run();
    assertThat(left()).isEqualTo(1);
    assertThat(SERVER.getReceivedMessagesForDomain(BOUNCES)[0].getFlags().contains(Flags.Flag.SEEN))
        .isTrue();
  }

  @Test
  void aMailboxThatMarksNothingIsReadByDeleting() throws Exception {
    deliver("From: mia@example.org\nTo: %s\nSubject: Hello\n\nI am away.\n".formatted(BOUNCES));
    deliver(report("bounces+" + send() + "@tandem.example", "failed", "5.1.1", "unknown"));
    var mailbox = mailbox("pop3", SERVER.getPop3().getPort());

    await()
        .untilAsserted(() -> {
          mailbox.run();
          assertThat(blocked()).isEqualTo("BOUNCED");
        });
    assertThat(left()).isZero();
  }

  @Test
  void whatIsBrokenNeverKeepsTheNextReportFromBeingRead() throws Exception {
    var whole = report("bounces+" + send() + "@tandem.example", "failed", "5.1.1", "unknown");
    var random = new Random(3464);
    int body = whole.indexOf("\n\n") + 2;
    int stored = 0;
    for (int i = 0; i < 60; i++) {
      var bytes = whole.replace("TYPE", "message/rfc822").getBytes(StandardCharsets.ISO_8859_1);
      for (int j = 0; j < 1 + random.nextInt(40); j++) {
        bytes[body + random.nextInt(bytes.length - body)] = (byte) random.nextInt(256);
      }
      stored += store(Arrays.copyOf(bytes, body + random.nextInt(bytes.length - body))) ? 1 : 0;
    }
    assertThat(stored).isGreaterThan(20);
    var last = send();
    deliver(report("bounces+" + last + "@tandem.example", "failed", "5.1.1", "unknown"));
    mailbox.run();
    assertThat(
            jdbc.sql("select kind from notifications.bounce where message_id = ?")
                .param(last)
                .query(String.class)
                .single())
        .isEqualTo("HARD");
  }

  @Test
  void aServerThatIsAwayIsAskedAgainLater() {
    assertThatNoException().isThrownBy(() -> mailbox("imap", 1).run());
  }

  /** Sends a message to the member and returns its id once the mail server has taken it. */
  private UUID send() {
    var cause = UUID.randomUUID();
    transaction.executeWithoutResult(_ ->
        queue.add(
            NewMessage.toMember(cause, member, MessageKind.PASSWORD_CHANGED, Parameters.NONE)));
    return await()
        .until(
            () ->
                jdbc.sql(
                        """
                        select id from notifications.message
                        where cause_id = ? and status = 'SENT'
                        """)
                    .param(cause)
                    .query(UUID.class)
                    .optional()
                    .orElse(null),
            it -> it != null);
  }

  private MimeMessage received() {
    return SERVER.getReceivedMessagesForDomain(member + "@example.org")[0];
  }

  private String report(String to, String action, String status, String returned) {
    return """
    Return-Path: <>
    From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
    To: %s
    Subject: Undelivered Mail Returned to Sender
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

    --b
    Content-Type: text/plain; charset=us-ascii

    I'm sorry to have to inform you that your message could not be delivered.
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example.org
    Arrival-Date: Fri, 27 Nov 2026 09:00:00 +0000

    Final-Recipient: rfc822; %s@example.org
    Original-Recipient: rfc822;%s@example.org
    Action: %s
    Status: %s
    Diagnostic-Code: smtp; 550 %s

    --b
    Content-Type: TYPE

    Received: by mx.example.org; Fri, 27 Nov 2026 09:00:00 +0000
    From: Tandem <no-reply@tandem.example>
    To: %s@example.org
    Message-ID: <%s@tandem.example>
    Subject: Your password was changed

    --b--
    """
        .formatted(to, member, member, action, status, status, member, returned);
  }

  private void deliver(String text) throws MessagingException, UserException {
    var whole = text.replace("TYPE", "text/rfc822-headers").replace("\n", "\r\n");
    user.deliver(
        new MimeMessage(
            session(), new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8))));
  }

  /** The test's mail server does not take every broken mail. */
  private boolean store(byte[] mail) {
    try {
      user.deliver(new MimeMessage(session(), new ByteArrayInputStream(mail)));
      return true;
    } catch (MessagingException | RuntimeException e) {
      return false;
    }
  }

  private static Session session() {
    return Session.getInstance(new Properties());
  }

  private int left() {
    return SERVER.getReceivedMessagesForDomain(BOUNCES).length;
  }

  private String blocked() {
    return jdbc.sql("select coalesce(blocked, '-') from notifications.contact where id = ?")
        .param(contact)
        .query(String.class)
        .single()
        .transform(it -> it.equals("-") ? null : it);
  }

  private int softBounces() {
    return jdbc.sql("select soft_bounces from notifications.contact where id = ?")
        .param(contact)
        .query(Integer.class)
        .single();
  }
}
