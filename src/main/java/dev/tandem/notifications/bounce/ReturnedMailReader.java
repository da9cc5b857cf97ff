package dev.tandem.notifications.bounce;

import dev.tandem.notifications.contact.BounceKind;
import dev.tandem.notifications.message.MessageId;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/** Reads delivery reports (RFC 3464) and complaints (RFC 5965), whoever wrote them. */
final class ReturnedMailReader {

  private static final int MAX_BYTES = 64 * 1024;
  private static final int MAX_PARTS = 50;
  private static final List<String> ADDRESSED_TO =
      List.of("To", "Delivered-To", "X-Original-To", "Envelope-To");
  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?im)^Message-ID:\\s*<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^>]*>");

  private ReturnedMailReader() {}

  static ReturnedMail read(MimeMessage mail) throws MessagingException, IOException {
    var parts = new ArrayList<Part>();
    collect(mail, parts);
    var status = find(parts, "message/delivery-status");
    var complaint = find(parts, "message/feedback-report");
    if (status.isEmpty() && complaint.isEmpty()) {
      return new ReturnedMail.NoReport("It is no delivery report.");
    }
    var message = messageOf(mail, parts);
    if (message.isEmpty()) {
      return new ReturnedMail.NoReport("It is about no message that was sent from here.");
    }
    return status.isPresent()
        ? failureIn(new DeliveryStatus(stream(status.get())), message.get())
        : complaintIn(new InternetHeaders(stream(complaint.orElseThrow())), message.get());
  }

  private static ReturnedMail failureIn(DeliveryStatus status, MessageId message) {
    for (int i = 0; i < status.getRecipientDSNCount(); i++) {
      var group = status.getRecipientDSN(i);
      var code = group.getHeader("Status", null);
      var kind = BounceRules.kindOf(group.getHeader("Action", null), code);
      if (kind.isPresent()) {
        return new ReturnedMail.Bounce(
            message, recipientOf(group), kind.get(), BounceRules.codeOf(code));
      }
    }
    return new ReturnedMail.NoFailure("It arrived, or is still on its way.");
  }

  private static ReturnedMail complaintIn(InternetHeaders report, MessageId message) {
    var type = report.getHeader("Feedback-Type", null);
    return type == null || !type.strip().equalsIgnoreCase("abuse")
        ? new ReturnedMail.NoFailure("It is no complaint.")
        : new ReturnedMail.Bounce(
            message,
            address(report.getHeader("Original-Rcpt-To", null)),
            BounceKind.COMPLAINT,
            "complaint");
  }

  /** The address that was written to, which may have passed mail on to another one. */
  private static @Nullable String recipientOf(InternetHeaders group) {
    var original = address(group.getHeader("Original-Recipient", null));
    return original == null ? address(group.getHeader("Final-Recipient", null)) : original;
  }

  /** Without the type in front of it, such as {@code rfc822;}. */
  private static @Nullable String address(@Nullable String value) {
    return value == null ? null : value.substring(value.indexOf(';') + 1).replaceAll("[<>\\s]", "");
  }

  /** By the address that it came back to, or by the message that was returned with it. */
  private static Optional<MessageId> messageOf(MimeMessage mail, List<Part> parts)
      throws MessagingException, IOException {
    for (var name : ADDRESSED_TO) {
      var found =
          Stream.ofNullable(mail.getHeader(name))
              .flatMap(Arrays::stream)
              .flatMap(value -> ReturnPath.messageIn(value).stream())
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    for (var type : List.of("text/rfc822-headers", "message/rfc822")) {
      var returned = find(parts, type);
      if (returned.isPresent()) {
        return messageIdIn(returned.get());
      }
    }
    return Optional.empty();
  }

  private static Optional<MessageId> messageIdIn(Part returned)
      throws MessagingException, IOException {
    var text = new String(stream(returned).readAllBytes(), StandardCharsets.ISO_8859_1);
    var found = MESSAGE_ID.matcher(text);
    return found.find()
        ? Optional.of(new MessageId(UUID.fromString(found.group(1))))
        : Optional.empty();
  }

  private static Optional<Part> find(List<Part> parts, String type) throws MessagingException {
    for (var part : parts) {
      if (part.isMimeType(type)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /** The parts of a mail, without those of the message that was returned with it. */
  private static void collect(Part part, List<Part> parts) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
      for (int i = 0; i < multipart.getCount() && parts.size() < MAX_PARTS; i++) {
        collect(multipart.getBodyPart(i), parts);
      }
    } else {
      parts.add(part);
    }
  }

  /** A report is short; of a long one, the beginning says everything. */
  private static ByteArrayInputStream stream(Part part) throws MessagingException, IOException {
    try (var content = part.getInputStream()) {
      return new ByteArrayInputStream(content.readNBytes(MAX_BYTES));
    }
  }
}
