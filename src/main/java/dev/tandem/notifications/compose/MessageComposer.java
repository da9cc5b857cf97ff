package dev.tandem.notifications.compose;

import dev.tandem.notifications.NotificationsProperties;
import dev.tandem.notifications.compose.ComposedMessage.Action;
import dev.tandem.notifications.compose.ComposedMessage.Labels;
import dev.tandem.notifications.message.Message;
import dev.tandem.notifications.message.Messages;
import dev.tandem.notifications.message.Parameters;
import dev.tandem.notifications.message.TopicRule;
import dev.tandem.notifications.readmodel.BookingParameters;
import dev.tandem.notifications.readmodel.HeardReviews;
import dev.tandem.notifications.readmodel.KnownBookings;
import dev.tandem.notifications.readmodel.WeekFigures;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Writes a message for its reader. */
@Component
public class MessageComposer {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");
  private static final int DIGEST_ITEMS = 50;

  private final Supplier<MessageTexts> english = SingletonSupplier.of(MessageTexts::english);
  private final Supplier<MessageTexts> german = SingletonSupplier.of(MessageTexts::german);
  private final DisplayNames names;
  private final Messages messages;
  private final KnownBookings bookings;
  private final WeekFigures figures;
  private final HeardReviews reviews;
  private final SecretLinks secretLinks;
  private final NotificationsProperties properties;

  MessageComposer(
      DisplayNames names,
      Messages messages,
      KnownBookings bookings,
      WeekFigures figures,
      HeardReviews reviews,
      SecretLinks secretLinks,
      NotificationsProperties properties) {
    this.names = names;
    this.messages = messages;
    this.bookings = bookings;
    this.figures = figures;
    this.reviews = reviews;
    this.secretLinks = secretLinks;
    this.properties = properties;
  }

  /** With all links, to be handed to nobody but the reader. */
  public ComposedMessage compose(Message message, Reader reader) {
    var action =
        message.kind().hasSecretLink()
            ? secretLinks.actionOf(message)
            : MessageTexts.fill(message.kind().target().path(), name -> encoded(message, name));
    var member = reader.memberId();
    var unsubscribe =
        member != null && message.topic().rule() == TopicRule.OPTIONAL
            ? properties.url(secretLinks.unsubscribe(member, message.topic()))
            : null;
    return compose(message, reader, properties.url(action), unsubscribe);
  }

  /** Without the links that let whoever has them act for the reader. */
  public ComposedMessage composeForOthers(Message message, Reader reader) {
    var action =
        message.kind().hasSecretLink()
            ? null
            : properties.url(
                MessageTexts.fill(message.kind().target().path(), name -> encoded(message, name)));
    return compose(message, reader, action, null);
  }

  /** The subject alone. */
  public String subject(Message message, Reader reader) {
    return printable(MessageWording.of(message, values(message, reader), "subject"));
  }

  private ComposedMessage compose(
      Message message, Reader reader, @Nullable String actionUrl, @Nullable String unsubscribe) {
    var values = values(message, reader);
    var texts = values.texts();
    var label = MessageWording.find(message, values, "action");
    return new ComposedMessage(
        texts.locale(),
        printable(MessageWording.of(message, values, "subject")),
        reader.name().isEmpty() ? "" : texts.get("greeting", values),
        MessageWording.of(message, values, "lead"),
        MessageWording.find(message, values, "text")
            .map(text -> List.of(text.split("\n")))
            .orElse(List.of()),
        MessageFacts.of(values.parameters(), values),
        items(message, reader),
        actionUrl == null || label.isEmpty() ? null : new Action(label.get(), actionUrl),
        MessageWording.find(message, values, "reason")
            .orElseGet(() -> texts.get(reasonKey(message), values)),
        unsubscribe,
        message.memberId() == null ? null : properties.url("/preferences"),
        new Labels(
            texts.get("copy-link", values),
            texts.get("unsubscribe", values),
            texts.get("preferences", values)));
  }

  private static String reasonKey(Message message) {
    return message.memberId() == null
        ? "reason.contact"
        : "reason." + message.topic().rule().name().toLowerCase(Locale.ROOT);
  }

  private List<String> items(Message message, Reader reader) {
    return switch (message.kind()) {
      case DIGEST ->
          messages.bundledIn(message.id(), DIGEST_ITEMS).stream()
              .map(bundled -> bundledItem(bundled, reader))
              .toList();
      case WEEKLY_SUMMARY -> sessionsOfTheWeek(message, reader);
      case MIGRATION_NOTICE -> TopicChanges.items(message.parameters(), values(message, reader));
      case WEEKLY_REVIEW -> figuresOfTheWeek(message, reader);
      default -> List.of();
    };
  }

  /** Its subject, with the zone of the time that is in it. */
  private String bundledItem(Message bundled, Reader reader) {
    var subject = subject(bundled, reader);
    var values = values(bundled, reader);
    return values.time().filter(subject::contains).isPresent()
        ? subject + ", " + values.zone()
        : subject;
  }

  private List<String> sessionsOfTheWeek(Message message, Reader reader) {
    var member = reader.memberId();
    return member == null
        ? List.of()
        : bookings
            .upcoming(member, message.queuedAt(), message.queuedAt().plus(KnownBookings.WEEK))
            .stream()
            .map(booking -> BookingParameters.of(booking, member))
            .map(parameters -> values(parameters, Duration.ZERO, reader))
            .map(values -> values.texts().get("session-item", values))
            .toList();
  }

  private List<String> figuresOfTheWeek(Message message, Reader reader) {
    var texts = values(message, reader).texts();
    var week = figures.between(message.queuedAt().minus(KnownBookings.WEEK), message.queuedAt());
    return Stream.concat(
            reviews.lastAt(message.queuedAt()).stream()
                .flatMap(review -> ReviewItems.of(review, texts)),
            week.entrySet().stream()
                .map(figure ->
                    texts.get("figure." + figure.getKey(), _ -> figure.getValue().toString())))
        .toList();
  }

  private MessageValues values(Message message, Reader reader) {
    return values(AtSending.of(message), secretLinks.lifetimeOf(message.kind()), reader);
  }

  private MessageValues values(Parameters parameters, Duration linkLifetime, Reader reader) {
    var texts =
        reader.language().getLanguage().equals(Locale.GERMAN.getLanguage())
            ? german.get()
            : english.get();
    var times = new TimeTexts(texts.locale(), reader.zone(), reader.twelveHours());
    return new MessageValues(parameters, linkLifetime, reader, texts, times, names);
  }

  private static String encoded(Message message, String name) {
    return message.parameters().values().entrySet().stream()
        .filter(parameter -> parameter.getKey().code().equals(name))
        .findFirst()
        .map(parameter -> URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
        .orElse("");
  }

  /** A header has one line. */
  private static String printable(String text) {
    return CONTROL.matcher(text).replaceAll(" ").strip();
  }
}
