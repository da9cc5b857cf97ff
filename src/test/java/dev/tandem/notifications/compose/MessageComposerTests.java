package dev.tandem.notifications.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kernel.money.Money;
import dev.tandem.notifications.NotificationsFixture;
import dev.tandem.notifications.message.Message;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import dev.tandem.notifications.message.TestMessages;
import dev.tandem.testing.ModuleTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Every kind of message is written for each reader; {@code target/mails} shows how they look. */
@ModuleTest
class MessageComposerTests {

  private static final Path FOLDER = Path.of("target/mails");
  private static final Instant STARTS_AT = Instant.parse("2027-03-02T10:00:00Z");

  @Autowired ListableBeanFactory beans;
  @Autowired MessageComposer composer;
  @Autowired HtmlPart html;
  @Autowired Clock clock;

  UUID mentor;
  UUID mentee;
  UUID offering;

  @BeforeEach
  void setUp() {
    var fixture = new NotificationsFixture(beans);
    mentor = fixture.mentor("Amara Okafor", "Europe/London", clock.instant());
    mentee = UUID.randomUUID();
    fixture.address(mentee, mentee + "@example.org", "Mia Lindqvist", "en");
    offering = fixture.offering(mentor, "Reading query plans", clock.instant());
  }

  @ParameterizedTest
  @EnumSource
  void isWrittenForBothPartiesInBothLanguages(MessageKind kind) throws IOException {
    for (var language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      for (var part : List.of("mentee", "mentor")) {
        for (var variant : variants(kind)) {
          var message = message(kind, part, variant);
          var composed = composer.compose(message, reader(message, language, part));
          assertThat(composed.subject()).isNotBlank().doesNotContain("{", "\n");
          assertThat(composed.lead()).isNotBlank().doesNotContain("{");
          assertThat(composed.text())
              .contains(composed.lead())
              .doesNotContain("{", "null", "Optional");
          var page = html.render(composed);
          assertThat(page).contains("<title>").doesNotContain("${", "null");
          save(kind, language, part, variant, page, composed);
        }
      }
    }
  }

  @Test
  void whoReadsForTheReaderSeesNoLinkThatActsForThem() {
    var message = message(MessageKind.PASSWORD_LINK, "mentee", "-");
    var composed = composer.composeForOthers(message, reader(message, Locale.ENGLISH, "mentee"));
    assertThat(composed.action()).isNull();
    assertThat(composed.text()).doesNotContain("token=");
  }

  private static List<String> variants(MessageKind kind) {
    return switch (kind) {
      case CANCELLED, MOVED, DECLINED -> List.of("mentee", "mentor", "platform");
      case NO_SHOW_RESOLVED -> List.of("held", "mentee-absent", "mentor-absent");
      case PAYMENT_FAILED -> List.of("-", "retry");
      case DIGEST -> List.of("payouts", "ratings");
      default -> List.of("-");
    };
  }

  private Message message(MessageKind kind, String part, String variant) {
    var parameters =
        Parameters.NONE
            .with(Parameter.BOOKING, UUID.randomUUID())
            .with(Parameter.OFFERING, offering)
            .with(Parameter.MENTOR, mentor)
            .with(Parameter.MENTEE, mentee)
            .with(Parameter.COHORT, UUID.randomUUID())
            .with(Parameter.STARTS_AT, STARTS_AT)
            .with(Parameter.ENDS_AT, STARTS_AT.plusSeconds(3600))
            .with(Parameter.UNTIL, STARTS_AT.minusSeconds(86_400))
            .with(Parameter.REVISION, 1)
            .with(Parameter.NUMBER, "T-000123")
            .with(Parameter.SUBJECT, UUID.randomUUID())
            .with(Parameter.COUNT, 7)
            .with(Parameter.LEAD_MINUTES, 1440)
            .with(Parameter.CHANGES, "reminders:off,receipts:on,weekly-summary:on")
            .with(Parameter.ROLE, "MENTOR")
            .with(Parameter.PART, part)
            .with(Parameter.VARIANT, variant)
            .withAmount(Money.of(123_456, "EUR"));
    var queued = TestMessages.queued(kind, parameters, clock.instant());
    return switch (kind) {
      case ADDRESS_VERIFICATION, SIGN_UP, INVITATION, KNOWN_ADDRESS, ADDRESS_CHANGED ->
          TestMessages.toContact(
              kind, Parameters.NONE.with(Parameter.ROLE, "MENTOR"), clock.instant());
      case PASSWORD_CHANGED,
          NEW_DEVICE,
          SECOND_FACTOR_ON,
          SECOND_FACTOR_OFF,
          LISTING_PAUSED,
          PASSWORD_LINK ->
          TestMessages.queued(kind, Parameters.NONE, clock.instant());
      default -> queued;
    };
  }

  private Reader reader(Message message, Locale language, String part) {
    return new Reader(
        message.memberId(),
        part.equals("mentor") ? "Amara Okafor" : "Mia Lindqvist",
        language,
        ZoneId.of(part.equals("mentor") ? "Europe/London" : "Europe/Stockholm"),
        false);
  }

  private static void save(
      MessageKind kind,
      Locale language,
      String part,
      String variant,
      String page,
      ComposedMessage composed)
      throws IOException {
    Files.createDirectories(FOLDER);
    var name = String.join("-", kind.code(), language.getLanguage(), part, variant);
    Files.writeString(FOLDER.resolve(name + ".html"), page);
    Files.writeString(
        FOLDER.resolve(name + ".txt"), "Subject: " + composed.subject() + "\n\n" + composed.text());
  }
}
