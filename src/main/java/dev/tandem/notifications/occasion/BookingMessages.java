package dev.tandem.notifications.occasion;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageQueue;
import dev.tandem.notifications.message.NewMessage;
import dev.tandem.notifications.message.Parameters;
import dev.tandem.notifications.readmodel.BookingParameters;
import dev.tandem.notifications.readmodel.KnownBooking;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Queues messages about a booking to one of its parties. */
@Component
class BookingMessages {

  private final MessageQueue queue;

  BookingMessages(MessageQueue queue) {
    this.queue = queue;
  }

  void tell(UUID reader, MessageKind kind, KnownBooking booking, EventMetadata cause) {
    tell(reader, kind, booking, cause, null, UnaryOperator.identity());
  }

  /**
   * @param until from when on the message says nothing that helps
   * @param more adds parameters
   */
  void tell(
      UUID reader,
      MessageKind kind,
      KnownBooking booking,
      EventMetadata cause,
      @Nullable Instant until,
      UnaryOperator<Parameters> more) {
    var parameters = more.apply(BookingParameters.of(booking, reader));
    queue.add(NewMessage.about(cause, reader, kind, parameters).until(until));
  }
}
