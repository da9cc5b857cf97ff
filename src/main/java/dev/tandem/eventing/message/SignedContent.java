package dev.tandem.eventing.message;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;

/**
 * The bytes of a message that are signed: all that the receiver uses, the user of the broker who
 * sent it, and the module that it is for. Each field is preceded by its length, so that nothing can
 * be moved from one to the next.
 */
final class SignedContent {

  private static final String VERSION = "tandem event 1";
  private static final List<String> HEADERS =
      List.of(
          BrokerMessages.KEY_HEADER,
          BrokerMessages.EPOCH_HEADER,
          BrokerMessages.PREVIOUS_HEADER,
          BrokerMessages.CAUSATION_HEADER,
          BrokerMessages.TRACE_HEADER);

  private SignedContent() {}

  static byte[] of(Message message, String receivingModule, @Nullable String brokerUser) {
    var bytes = new ByteArrayOutputStream(message.getBody().length + 400);
    try (var out = new DataOutputStream(bytes)) {
      var properties = message.getMessageProperties();
      write(VERSION, out);
      write(receivingModule, out);
      write(brokerUser, out);
      write(properties.getMessageId(), out);
      write(properties.getType(), out);
      write(properties.getCorrelationId(), out);
      for (var header : HEADERS) {
        write(BrokerMessages.header(message, header).orElse(null), out);
      }
      write(message.getBody(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(@Nullable String text, DataOutputStream out) throws IOException {
    if (text == null) {
      out.writeInt(-1);
    } else {
      write(text.getBytes(StandardCharsets.UTF_8), out);
    }
  }

  private static void write(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
