package dev.tandem.notifications.delivery;

import dev.tandem.notifications.NotificationsProperties;
import dev.tandem.notifications.bounce.ReturnPath;
import dev.tandem.notifications.compose.ComposedMessage;
import dev.tandem.notifications.compose.HtmlPart;
import dev.tandem.notifications.contact.Contact;
import dev.tandem.notifications.invitation.CalendarPart;
import dev.tandem.notifications.invitation.CalendarParts;
import dev.tandem.notifications.message.Message;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Puts a message into its form for mail servers: text, HTML and calendar as alternatives. */
@Component
class MailFormat {

  private static final String UTF_8 = "UTF-8";

  private final HtmlPart html;
  private final CalendarParts calendars;
  private final ReturnPath returnPath;
  private final NotificationsProperties properties;

  MailFormat(
      HtmlPart html,
      CalendarParts calendars,
      ReturnPath returnPath,
      NotificationsProperties properties) {
    this.html = html;
    this.calendars = calendars;
    this.returnPath = returnPath;
    this.properties = properties;
  }

  OutgoingMail write(
      Session session, Message message, ComposedMessage composed, Contact contact, Instant now) {
    try {
      var mail = new OutgoingMail(session, messageId(message));
      returnPath.of(message.id()).ifPresent(mail::setReturnPath);
      mail.setFrom(new InternetAddress(properties.sender(), "Tandem", UTF_8));
      mail.setRecipient(
          MimeMessage.RecipientType.TO,
          new InternetAddress(contact.address(), contact.displayName(), UTF_8));
      mail.setSubject(composed.subject(), UTF_8);
      mail.setSentDate(Date.from(now));
      mail.setContentLanguage(new String[] {composed.language().getLanguage()});
      mail.setHeader("Auto-Submitted", "auto-generated");
      mail.setHeader("X-Auto-Response-Suppress", "All");
      var unsubscribe = composed.unsubscribeUrl();
      if (unsubscribe != null) {
        mail.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
      var parts = new MimeMultipart("alternative");
      parts.addBodyPart(text(composed.text(), "plain"));
      parts.addBodyPart(text(html.render(composed), "html"));
      var calendar = calendars.of(message, composed, contact.address(), contact.displayName());
      if (calendar.isPresent()) {
        parts.addBodyPart(part(calendar.get()));
      }
      mail.setContent(parts);
      mail.saveChanges();
      return mail;
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new IllegalStateException("Message " + message.id().value() + " cannot be written", e);
    }
  }

  /** The same whenever the message is sent again, so that copies are seen as one. */
  String messageId(Message message) {
    return "<" + message.id().value() + "@" + properties.domain() + ">";
  }

  private static MimeBodyPart text(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    return part;
  }

  private static MimeBodyPart part(CalendarPart calendar) throws MessagingException {
    var part = new MimeBodyPart();
    var bytes = calendar.text().getBytes(StandardCharsets.UTF_8);
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, calendar.contentType())));
    part.setHeader("Content-Type", calendar.contentType());
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }
}
