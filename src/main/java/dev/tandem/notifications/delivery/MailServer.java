package dev.tandem.notifications.delivery;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** The mail server of {@code spring.mail}, if there is one. */
@Component
public class MailServer {

  private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

  private final ObjectProvider<JavaMailSenderImpl> settings;

  MailServer(ObjectProvider<JavaMailSenderImpl> settings) {
    this.settings = settings;
  }

  /** Without one, nothing leaves the machine. */
  public boolean isConfigured() {
    return settings.getIfAvailable() != null;
  }

  Session session() {
    return settings.getObject().getSession();
  }

  /** Hands a message over on a connection of its own, and never twice. */
  SubmissionResult submit(OutgoingMail mail) {
    try {
      hand(mail);
      return new SubmissionResult.Accepted();
    } catch (MessagingException e) {
      LOG.debug("The mail server did not take a message", e);
      return classify(e, mail);
    }
  }

  private void hand(OutgoingMail mail) throws MessagingException {
    var server = settings.getObject();
    var protocol = server.getProtocol() == null ? "smtp" : server.getProtocol();
    var connection = session().getTransport(protocol);
    try {
      connection.connect(
          server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
      connection.sendMessage(mail, mail.getAllRecipients());
    } finally {
      closeQuietly(connection);
    }
  }

  /** The answer to the message counts, not the one to the farewell. */
  private static void closeQuietly(Transport connection) {
    try {
      connection.close();
    } catch (MessagingException e) {
      LOG.debug("The connection to the mail server did not end well", e);
    }
  }

  static SubmissionResult classify(MessagingException failure, OutgoingMail mail) {
    if (failure instanceof AuthenticationFailedException) {
      return new SubmissionResult.Temporary("authentication");
    }
    for (var cause = failure; cause != null; cause = next(cause)) {
      switch (cause) {
        case SMTPAddressFailedException refused when refused.getReturnCode() >= 500 -> {
          return new SubmissionResult.UnknownMailbox(code(refused.getReturnCode()));
        }
        case SMTPAddressFailedException refused when refused.getReturnCode() >= 400 -> {
          return new SubmissionResult.Temporary(code(refused.getReturnCode()));
        }
        case SMTPSenderFailedException refused when refused.getReturnCode() >= 400 -> {
          return byClass(refused.getReturnCode());
        }
        case SMTPSendFailedException refused when refused.getReturnCode() >= 400 -> {
          if (!hasRefusedRecipient(refused)) {
            return byClass(refused.getReturnCode());
          }
        }
        default -> {}
      }
    }
    return mail.isWrittenToTheEnd()
        ? new SubmissionResult.Unanswered("no-answer")
        : new SubmissionResult.Temporary("not-reached");
  }

  private static boolean hasRefusedRecipient(SendFailedException failure) {
    return failure.getNextException() instanceof SMTPAddressFailedException;
  }

  private static SubmissionResult byClass(int code) {
    return code >= 500
        ? new SubmissionResult.Permanent(code(code))
        : new SubmissionResult.Temporary(code(code));
  }

  private static @Nullable MessagingException next(MessagingException failure) {
    return failure.getNextException() instanceof MessagingException next ? next : null;
  }

  private static String code(int returnCode) {
    return String.valueOf(returnCode);
  }
}
