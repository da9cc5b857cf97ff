package dev.tandem.notifications.bounce;

import dev.tandem.notifications.contact.Bounces;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads the mailbox of returned messages, if one is configured. A report is deleted once it is
 * recorded; read again after a crash, it changes nothing. What is no report is left for people, or
 * deleted where a mailbox cannot mark what was read (POP3).
 */
@Component
class BounceMailbox {

  private static final Logger LOG = LoggerFactory.getLogger(BounceMailbox.class);
  private static final String TIMEOUT_MILLIS = "20000";
  private static final int MAX_BYTES = 10 * 1024 * 1024;

  private final BounceProperties properties;
  private final Bounces bounces;

  BounceMailbox(BounceProperties properties, Bounces bounces) {
    this.properties = properties;
    this.bounces = bounces;
  }

  @Scheduled(
      fixedDelayString = "${tandem.notifications.bounces.tick:1m}",
      initialDelayString = "${tandem.notifications.bounces.tick:1m}")
  void run() {
    if (!properties.hasMailbox()) {
      return;
    }
    try (var store = connect()) {
      var folder = store.getFolder(properties.folder());
      folder.open(Folder.READ_WRITE);
      try {
        for (var mail : unread(folder)) {
          handle(mail);
        }
      } finally {
        folder.close(true);
      }
    } catch (MessagingException | DataAccessException e) {
      LOG.warn("Cannot read the mailbox of returned messages; will try again", e);
    }
  }

  private Store connect() throws MessagingException {
    var protocol = properties.protocol();
    var settings = new Properties();
    settings.setProperty("mail." + protocol + ".connectiontimeout", TIMEOUT_MILLIS);
    settings.setProperty("mail." + protocol + ".timeout", TIMEOUT_MILLIS);
    settings.setProperty("mail." + protocol + ".writetimeout", TIMEOUT_MILLIS);
    settings.setProperty("mail." + protocol + ".peek", "true");
    var store = Session.getInstance(settings).getStore(protocol);
    store.connect(
        properties.host(),
        properties.port() == 0 ? -1 : properties.port(),
        properties.username(),
        properties.password());
    return store;
  }

  private List<Message> unread(Folder folder) throws MessagingException {
    var found =
        properties.keepsReadMessages()
            ? folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false))
            : folder.getMessages();
    return Arrays.stream(found).limit(properties.batch()).toList();
  }

  private void handle(Message mail) throws MessagingException {
    switch (read(mail)) {
      case ReturnedMail.Bounce bounce -> {
        if (!bounces.report(bounce.message(), bounce.recipient(), bounce.kind(), bounce.code())) {
          LOG.info(
              "Passed over a report ({}) about message {}: nothing was sent to that address",
              bounce.code(),
              bounce.message().value());
        }
        mail.setFlag(Flags.Flag.DELETED, true);
      }
      case ReturnedMail.NoFailure(var reason) -> {
        LOG.debug("Passed over a report. {}", reason);
        mail.setFlag(Flags.Flag.DELETED, true);
      }
      case ReturnedMail.NoReport(var reason) -> {
        LOG.info("Passed over a mail in the mailbox of returned messages. {}", reason);
        mail.setFlag(properties.keepsReadMessages() ? Flags.Flag.SEEN : Flags.Flag.DELETED, true);
      }
    }
  }

  /** As a copy, since mail servers describe broken mails in ways of their own. */
  private static ReturnedMail read(Message mail) {
    var copy = new LimitedOutput(MAX_BYTES);
    try {
      mail.writeTo(copy);
      var whole = new ByteArrayInputStream(copy.toByteArray());
      return ReturnedMailReader.read(new MimeMessage(Session.getInstance(new Properties()), whole));
    } catch (MessagingException | IOException | RuntimeException e) {
      LOG.debug("A returned message cannot be read", e);
      return new ReturnedMail.NoReport("It cannot be read.");
    }
  }

  /** Keeps a mail that is too long from filling the memory. */
  private static final class LimitedOutput extends ByteArrayOutputStream {

    private final int limit;

    LimitedOutput(int limit) {
      this.limit = limit;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      if (count + length > limit) {
        throw new IllegalStateException("The mail is too long");
      }
      super.write(bytes, offset, length);
    }
  }
}
