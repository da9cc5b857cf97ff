package dev.tandem.notifications.delivery;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageTopic;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import dev.tandem.notifications.message.TestMessages;
import dev.tandem.notifications.preference.Choices;
import dev.tandem.notifications.readmodel.BookingStage;
import dev.tandem.notifications.readmodel.KnownBooking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryRulesTests {

  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
  private static final int PER_HOUR = 5;

  @Test
  void aFewMessagesOfATopicAreSentAtOnce() {
    assertThat(pace(MessageKind.RATE_NOW, 4, 5)).isEqualTo(new DeliveryDecision.Send());
  }

  @Test
  void manyThatWaitBecomeADigest() {
    assertThat(pace(MessageKind.RATE_NOW, 0, 6)).isEqualTo(new DeliveryDecision.Bundle());
  }

  @Test
  void afterAFewTheNextOneWaitsUntilTheOldestIsAnHourAgo() {
    assertThat(pace(MessageKind.RATE_NOW, 5, 1))
        .isEqualTo(new DeliveryDecision.Hold(NOW.minusSeconds(5).plus(Duration.ofHours(1))));
    assertThat(pace(MessageKind.DIGEST, 5, 1)).isInstanceOf(DeliveryDecision.Hold.class);
  }

  @Test
  void invitationsRemindersAndWarningsNeverWait() {
    for (var kind :
        List.of(
            MessageKind.BOOKED,
            MessageKind.CANCELLED,
            MessageKind.REMINDER,
            MessageKind.PASSWORD_CHANGED,
            MessageKind.APPLICATION_ASKED,
            MessageKind.INVOICE)) {
      assertThat(pace(kind, 50, 50)).isEqualTo(new DeliveryDecision.Send());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOKED", "ACCEPTED", "MOVED"})
  void anInvitationThatWasDelayedIsNotSentAfterWhatFollowedIt(MessageKind kind) {
    assertThat(objection(kind, 1, BookingStage.CONFIRMED)).isNull();
    assertThat(objection(kind, 2, BookingStage.CONFIRMED)).isEqualTo("no-longer-true");
    assertThat(objection(kind, 1, BookingStage.ENDED)).isEqualTo("no-longer-true");
    assertThat(objection(MessageKind.CANCELLED, 1, BookingStage.ENDED)).isNull();
  }

  @Test
  void aRequestIsNotToldOfAfterItsAnswer() {
    for (var kind : List.of(MessageKind.REQUESTED, MessageKind.REQUEST_WAITING)) {
      assertThat(objection(kind, 1, BookingStage.REQUESTED)).isNull();
      assertThat(objection(kind, 1, BookingStage.ENDED)).isEqualTo("no-longer-true");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"APPLICATION_ASKED", "APPLICATION_ACCEPTED", "APPLICATION_DECLINED"})
  void whoeverAppliesIsToldWhateverTheyHaveSwitchedOff(MessageKind kind) {
    var all = Stream.of(MessageTopic.values()).map(MessageTopic::code).collect(toSet());
    var nothing = new Choices(null, null, false, List.of(), Set.of(), all);
    var message = TestMessages.queued(kind, Parameters.NONE, NOW);

    assertThat(DeliveryRules.objection(message, nothing, null, NOW)).isNull();
  }

  private static @Nullable String objection(MessageKind kind, int revisionNow, BookingStage stage) {
    var booking =
        new KnownBooking(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            null,
            NOW.plusSeconds(3600),
            NOW.plusSeconds(7200),
            revisionNow,
            stage,
            null);
    var message = TestMessages.queued(kind, Parameters.NONE.with(Parameter.REVISION, 1), NOW);
    return DeliveryRules.objection(message, Choices.UNKNOWN, booking, NOW);
  }

  @Test
  void pausesGrowAndEnd() {
    assertThat(Delivery.pauseAfter(1)).isEqualTo(Duration.ofMinutes(1));
    assertThat(Delivery.pauseAfter(2)).isEqualTo(Duration.ofMinutes(5));
    assertThat(Delivery.pauseAfter(100)).isEqualTo(Duration.ofHours(12));
  }

  private static DeliveryDecision pace(MessageKind kind, int sent, int waiting) {
    var times =
        Stream.iterate(NOW.minusSeconds(sent), time -> time.plusSeconds(1)).limit(sent).toList();
    return DeliveryRules.pace(kind, times, waiting, PER_HOUR, NOW);
  }
}
