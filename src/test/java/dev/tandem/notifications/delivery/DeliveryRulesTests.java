package dev.tandem.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.notifications.message.MessageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
            MessageKind.INVOICE)) {
      assertThat(pace(kind, 50, 50)).isEqualTo(new DeliveryDecision.Send());
    }
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
