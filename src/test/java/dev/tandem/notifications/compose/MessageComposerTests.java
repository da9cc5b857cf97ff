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
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

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

  /** Who pays is known to billing alone: a card, credits, or a cohort. */
  @ParameterizedTest
  @EnumSource(
      names = {
        "REQUESTED",
        "REQUEST_WAITING",
        "REQUEST_EXPIRED",
        "DECLINED",
        "CANCELLED",
        "NO_SHOW_RESOLVED"
      })
  void noMessageAboutABookingPromisesMoneyThatSomebodyElsePaid(MessageKind kind) {
    for (var language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      for (var part : List.of("mentee", "mentor")) {
        for (var variant : variants(kind)) {
          var message = message(kind, part, variant);
          assertThat(composer.compose(message, reader(message, language, part)).text())
              .doesNotContain("full price", "money back", "has the money")
              .doesNotContain("vollen Preis", "volle Preis", "das Geld ist")
              .doesNotContainPattern("You get .{0,3}[0-9]|Sie bekommen .{0,3}[0-9]");
        }
      }
    }
  }

  @Test
  void whoIsToldOfARefundReadsWhereItGoes() {
    assertThat(refund("card")).contains("with most banks it arrives within five days");
    assertThat(refund("credits"))
        .contains("added €1,234.56 to your credits")
        .doesNotContain("bank", "on the way");
    assertThat(refund("receivable"))
        .contains("Your cohort is billed €1,234.56 less.")
        .doesNotContain("bank", "on the way", "sent");
  }

  private String refund(String to) {
    var message = message(MessageKind.REFUNDED, "mentee", to);
    var composed = composer.compose(message, reader(message, Locale.ENGLISH, "mentee"));
    return composed.subject() + "\n" + composed.text();
  }

  @Test
  void whoHasNoNameIsCalledByTheirPartInTheCaseOfTheSentence() {
    mentee = UUID.randomUUID();
    mentor = UUID.randomUUID();
    var reminder = message(MessageKind.REMINDER, "mentor", "-");
    assertThat(composer.compose(reminder, reader(reminder, Locale.GERMAN, "mentor")).lead())
        .startsWith("Ihr Gespräch mit Ihrem Mentee beginnt");
    var booked = message(MessageKind.BOOKED, "mentor", "-");
    assertThat(composer.compose(booked, reader(booked, Locale.ENGLISH, "mentor")).lead())
        .startsWith("Your mentee has booked a session with you.");
    var accepted = message(MessageKind.ACCEPTED, "mentee", "-");
    assertThat(composer.compose(accepted, reader(accepted, Locale.GERMAN, "mentee")).lead())
        .startsWith("Ihr Mentor hat Ihre Anfrage angenommen.");
  }

  @ParameterizedTest
  @CsvSource({
    "86400, In 24 hours",
    "86280, In 24 hours",
    "3600, In one hour",
    "46000, In 12 hours",
    "2220, In 37 minutes",
    "30, In one minute"
  })
  void aReminderThatIsLateSaysHowMuchTimeIsLeft(int secondsLeft, String begin) {
    int lead = secondsLeft > 3600 ? 1440 : 60;
    var parameters = booking().with(Parameter.PART, "mentee").with(Parameter.LEAD_MINUTES, lead);
    var message =
        TestMessages.queued(MessageKind.REMINDER, parameters, STARTS_AT.minusSeconds(secondsLeft));
    assertThat(composer.subject(message, reader(message, Locale.ENGLISH, "mentee")))
        .startsWith(begin + ": ");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, The place is kept for you until Tuesday 2 March 2027",
    "0, book again with another card"
  })
  void nobodyIsPromisedAPlaceThatIsGone(int secondsAfter, String sentence) {
    var parameters =
        booking()
            .with(Parameter.PART, "mentee")
            .with(Parameter.UNTIL, STARTS_AT)
            .with(Parameter.VARIANT, "retry");
    var message =
        TestMessages.queued(
            MessageKind.PAYMENT_FAILED, parameters, STARTS_AT.plusSeconds(secondsAfter));
    var text = composer.compose(message, reader(message, Locale.ENGLISH, "mentee")).text();
    assertThat(text).contains(sentence);
    assertThat(text.contains("Until: ")).isEqualTo(secondsAfter < 0);
  }

  @ParameterizedTest
  @CsvSource({"true, um 11:00 AM Uhr, um 11:00 AM", "false, um 11:00 AM, um 11:00 Uhr"})
  void germanTellsTheTimeByTheReadersClock(boolean twelveHours, String not, String told) {
    var message = message(MessageKind.REMINDER, "mentee", "-");
    var reader =
        new Reader(
            message.memberId(), "Mia", Locale.GERMAN, ZoneId.of("Europe/Stockholm"), twelveHours);
    assertThat(composer.compose(message, reader).lead()).contains(told).doesNotContain(not);
  }

  @Test
  void whoReadsForTheReaderSeesNoLinkThatActsForThem() {
    var message = message(MessageKind.PASSWORD_LINK, "mentee", "-");
    var composed = composer.composeForOthers(message, reader(message, Locale.ENGLISH, "mentee"));
    assertThat(composed.action()).isNull();
    assertThat(composed.text()).doesNotContain("token=");
  }

  @Test
  void aLinkForANewPasswordEndsAfterTenMinutes() {
    var message = message(MessageKind.PASSWORD_LINK, "mentee", "-");
    var text = composer.compose(message, reader(message, Locale.ENGLISH, "mentee")).text();
    var claims = text.replaceFirst("(?s).*token=[^.]+\\.([^.]+)\\..*", "$1");
    var json = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(claims));

    assertThat(json.get("exp").asLong() - json.get("iat").asLong()).isEqualTo(600);
    assertThat(text).contains("valid for 10 minutes");
  }

  private static List<String> variants(MessageKind kind) {
    return switch (kind) {
      case CANCELLED, MOVED, DECLINED -> List.of("mentee", "mentor", "platform");
      case NO_SHOW_RESOLVED -> List.of("held", "mentee-absent", "mentor-absent");
      case PAYMENT_FAILED -> List.of("-", "retry");
      case REFUNDED -> List.of("-", "card", "credits", "receivable");
      case DIGEST -> List.of("payouts", "ratings", "operations");
      default -> List.of("-");
    };
  }

  /** With the values that the listeners put into messages of this kind. */
  private Message message(MessageKind kind, String part, String variant) {
    var now = clock.instant();
    var until = STARTS_AT.minusSeconds(86_400);
    var about = booking().with(Parameter.PART, part);
    var amount = Money.of(123_456, "EUR");
    return switch (kind) {
      case ADDRESS_VERIFICATION, SIGN_UP, INVITATION, KNOWN_ADDRESS, ADDRESS_CHANGED ->
          TestMessages.toContact(kind, Parameters.NONE.with(Parameter.ROLE, "MENTOR"), now);
      case PASSWORD_CHANGED,
          NEW_DEVICE,
          SECOND_FACTOR_ON,
          SECOND_FACTOR_OFF,
          LISTING_PAUSED,
          PASSWORD_LINK,
          APPLICATION_ASKED,
          APPLICATION_ACCEPTED,
          APPLICATION_DECLINED,
          ERASURE_WITHDRAWN,
          ERASURE_REFUSED,
          ERASURE_COMPLETED,
          WEEKLY_REVIEW ->
          TestMessages.queued(kind, Parameters.NONE, now);
      case DIGEST, WEEKLY_SUMMARY ->
          TestMessages.queued(
              kind, Parameters.NONE.with(Parameter.COUNT, 7).with(Parameter.VARIANT, variant), now);
      case EXPORT_READY, ERASURE_SCHEDULED ->
          TestMessages.queued(kind, Parameters.NONE.with(Parameter.UNTIL, until), now);
      case MIGRATION_NOTICE ->
          TestMessages.queued(
              kind,
              Parameters.NONE
                  .with(Parameter.STARTS_AT, STARTS_AT)
                  .with(Parameter.CHANGES, "reminders:off,receipts:on,weekly-summary:on"),
              now);
      case PAYOUT_SENT, PAYOUT_FAILED ->
          TestMessages.queued(kind, Parameters.NONE.withAmount(amount), now);
      case INVOICE ->
          TestMessages.queued(
              kind,
              about
                  .with(Parameter.NUMBER, "T-000123")
                  .withAmount(amount)
                  .with(Parameter.VAT, Money.of(19_711, "EUR")),
              now);
      case CREDIT_NOTE ->
          TestMessages.queued(
              kind,
              Parameters.NONE
                  .with(Parameter.NUMBER, "C-000007")
                  .with(Parameter.SUBJECT, "T-000123")
                  .withAmount(amount)
                  .with(Parameter.VAT, Money.of(19_711, "EUR")),
              now);
      case REFUNDED ->
          TestMessages.queued(kind, about.withAmount(amount).with(Parameter.VARIANT, variant), now);
      case COHORT_MATCHED ->
          TestMessages.queued(
              kind,
              Parameters.NONE
                  .with(Parameter.COHORT, UUID.randomUUID())
                  .with(Parameter.MENTOR, mentor)
                  .with(Parameter.MENTEE, mentee)
                  .with(Parameter.PART, part),
              now);
      case WAITING_LIST_OFFER ->
          TestMessages.queued(
              kind,
              Parameters.NONE
                  .with(Parameter.OFFERING, offering)
                  .with(Parameter.STARTS_AT, STARTS_AT)
                  .with(Parameter.UNTIL, until)
                  .with(Parameter.PART, "mentee"),
              now);
      case REMINDER -> TestMessages.queued(kind, about.with(Parameter.LEAD_MINUTES, 1440), now);
      case REQUESTED, REQUEST_WAITING ->
          TestMessages.queued(kind, about.with(Parameter.UNTIL, until), now);
      case PAYMENT_FAILED ->
          TestMessages.queued(
              kind,
              variant.equals("retry")
                  ? about.with(Parameter.UNTIL, until).with(Parameter.VARIANT, variant)
                  : about,
              now);
      case CANCELLED, DECLINED ->
          TestMessages.queued(
              kind,
              part.equals("mentee")
                  ? about.with(Parameter.VARIANT, variant).withAmount(amount)
                  : about.with(Parameter.VARIANT, variant),
              now);
      default -> TestMessages.queued(kind, about.with(Parameter.VARIANT, variant), now);
    };
  }

  private Parameters booking() {
    return Parameters.NONE
        .with(Parameter.BOOKING, UUID.randomUUID())
        .with(Parameter.OFFERING, offering)
        .with(Parameter.MENTOR, mentor)
        .with(Parameter.MENTEE, mentee)
        .with(Parameter.STARTS_AT, STARTS_AT)
        .with(Parameter.ENDS_AT, STARTS_AT.plusSeconds(3600))
        .with(Parameter.REVISION, 1);
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
