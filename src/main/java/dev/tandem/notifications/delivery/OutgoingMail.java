package dev.tandem.notifications.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/**
 * A message in its form for mail servers. It keeps its {@code Message-ID} and remembers whether it
 * was written to the end, which decides what a lost answer means.
 */
final class OutgoingMail extends SMTPMessage {

  private final String messageId;
  private volatile boolean writtenToTheEnd;

  OutgoingMail(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  /** Where it comes back to if it does not arrive; servers that can (RFC 3461) return its head. */
  void setReturnPath(String address) {
    setEnvelopeFrom(address);
    setNotifyOptions(NOTIFY_FAILURE);
    setReturnOption(RETURN_HDRS);
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }

  @Override
  public void writeTo(OutputStream target, String @Nullable [] ignoredHeaders)
      throws IOException, MessagingException {
    super.writeTo(target, ignoredHeaders);
    writtenToTheEnd = true;
  }

  boolean isWrittenToTheEnd() {
    return writtenToTheEnd;
  }
}
