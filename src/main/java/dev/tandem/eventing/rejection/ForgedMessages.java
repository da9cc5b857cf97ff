package dev.tandem.eventing.rejection;

import dev.tandem.eventing.message.ForgedMessageException;
import dev.tandem.eventing.message.MessageSignatures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.amqp.core.Message;

/**
 * Takes out the messages that no process of the platform has signed. Some of each minute are kept
 * for the operator; a flood of them must not fill the database.
 */
public final class ForgedMessages {

  private static final int KEPT_PER_MINUTE = 100;
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final MessageSignatures signatures;
  private final RejectedMessages rejectedMessages;
  private long minuteStart = System.nanoTime();
  private int keptInMinute;

  public ForgedMessages(MessageSignatures signatures, RejectedMessages rejectedMessages) {
    this.signatures = signatures;
    this.rejectedMessages = rejectedMessages;
  }

  /** Returns the authentic ones, in order. */
  public List<Message> reject(List<Message> messages) {
    var authentic = new ArrayList<Message>(messages.size());
    for (var message : messages) {
      try {
        signatures.verify(message);
        authentic.add(message);
      } catch (ForgedMessageException e) {
        if (mayKeepAnother()) {
          rejectedMessages.add(message, e);
        }
      }
    }
    return authentic;
  }

  private synchronized boolean mayKeepAnother() {
    var now = System.nanoTime();
    if (now - minuteStart >= MINUTE) {
      minuteStart = now;
      keptInMinute = 0;
    }
    return ++keptInMinute <= KEPT_PER_MINUTE;
  }
}
