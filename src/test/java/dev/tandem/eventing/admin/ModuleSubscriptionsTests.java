package dev.tandem.eventing.admin;

import static dev.tandem.eventing.delivery.SubscriptionStatus.SubscriptionState.AWAY;
import static dev.tandem.eventing.delivery.SubscriptionStatus.SubscriptionState.PAUSED;
import static dev.tandem.eventing.delivery.SubscriptionStatus.SubscriptionState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.eventing.delivery.SubscriptionStatus;
import dev.tandem.eventing.delivery.SubscriptionStatus.SubscriptionState;
import dev.tandem.testing.NoDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

@NoDatabase
class ModuleSubscriptionsTests {

  @Test
  void modulesThatNeedAttentionComeFirst() {
    var modules =
        ModuleSubscriptions.of(
            List.of(
                status("access.a", 0, 0, 0, RUNNING),
                status("billing.a", 4, 3, 0, RUNNING),
                status("members.a", 0, 0, 1, RUNNING),
                status("portal.a", 0, 0, 0, PAUSED),
                status("scheduling.a", 1, 60, 0, RUNNING),
                status("signals.a", 9, 5, 0, AWAY)));

    assertThat(modules)
        .extracting(ModuleSubscriptions::module)
        .containsExactly("members", "portal", "scheduling", "access", "billing", "signals");
    assertThat(modules)
        .extracting(ModuleSubscriptions::needsAttention)
        .containsExactly(true, true, true, false, false, false);
  }

  @Test
  void aModuleShowsWhatAllItsSubscriptionsWaitForTogether() {
    var billing =
        ModuleSubscriptions.of(
                List.of(
                    status("billing.a", 4, 3, 0, RUNNING), status("billing.b", 5, 1, 2, RUNNING)))
            .getFirst();

    assertThat(billing.lag()).isEqualTo(9);
    assertThat(billing.parked()).isEqualTo(2);
    assertThat(billing.perMinute()).isEqualTo(14);
    assertThat(billing.more()).isFalse();
  }

  private static SubscriptionStatus status(
      String name, long lag, long age, long parked, SubscriptionState state) {
    var module = name.substring(0, name.indexOf('.'));
    return new SubscriptionStatus(name, module, lag, false, age, 7, parked, state);
  }
}
