package dev.tandem.eventing.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.LogSlice;
import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.eventing.log.SequenceGaps;
import dev.tandem.eventing.subscription.Subscription;
import dev.tandem.eventing.subscription.Subscriptions;
import dev.tandem.testing.NoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.events.ApplicationModuleListener;

@NoDatabase
class PartitionPlanTests {

  static final Subscription LISTENER = subscription();
  static final Cursor CURSOR =
      new Cursor(
          "billing",
          0,
          "billing",
          Set.of("billing.listens"),
          false,
          5,
          1,
          0,
          SequenceGaps.NONE,
          99);

  static class Listeners {

    @ApplicationModuleListener(id = "billing.listens")
    void on(Object event) {}
  }

  private static Subscription subscription() {
    try {
      var method = Listeners.class.getDeclaredMethod("on", Object.class);
      return (Subscription)
          new Subscriptions().createApplicationListener("listeners", Listeners.class, method);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void leavesOutEventsForAnotherModule() {
    var plan = plan(10, event(1, null), event(2, "members"), event(3, "billing"));

    assertThat(plan.deliveries())
        .extracting(PlannedDelivery::subscriptions)
        .containsExactly(List.of(LISTENER), List.of(), List.of(LISTENER));
  }

  @Test
  void marksEventsThatTheOtherSideMayHaveDelivered() {
    var plan = plan(10, event(4, null), event(5, "billing"), event(6, null));

    assertThat(plan.deliveries())
        .extracting(PlannedDelivery::mayBeDuplicate)
        .containsExactly(true, false, false);
  }

  @Test
  void hasCaughtUpOnlyAfterTheLastOfFewerEventsThanTheLimit() {
    assertThat(plan(3, event(1, null), event(2, null)).outcomeAfter(2))
        .isEqualTo(DeliveryOutcome.CAUGHT_UP);
    assertThat(plan(3, event(1, null), event(2, null)).outcomeAfter(1))
        .isEqualTo(DeliveryOutcome.MORE_AVAILABLE);
    assertThat(plan(2, event(1, null), event(2, null)).outcomeAfter(2))
        .isEqualTo(DeliveryOutcome.MORE_AVAILABLE);
  }

  private static PartitionPlan plan(int limit, LoggedEvent... events) {
    return PartitionPlan.of(
        CURSOR,
        new LogSlice(Stream.of(events).toList(), 100, false),
        limit,
        name -> List.of(LISTENER));
  }

  private static LoggedEvent event(long position, @Nullable String targetModule) {
    var id = UUID.randomUUID();
    return new LoggedEvent(
        1,
        0,
        position,
        id,
        "sample.noted",
        id,
        Instant.EPOCH,
        id,
        null,
        null,
        0,
        targetModule,
        "{}");
  }
}
