package dev.tandem.billing;

import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks regularly whether something is due; several processes may do so at the same time. */
@Component
class Clockwork {

  private final GatewayDesk desk;
  private final ObjectProvider<SimulatedWebhooks> simulated;
  private final Webhooks webhooks;
  private final DueDates dueDates;

  Clockwork(
      GatewayDesk desk,
      ObjectProvider<SimulatedWebhooks> simulated,
      Webhooks webhooks,
      DueDates dueDates) {
    this.desk = desk;
    this.simulated = simulated;
    this.webhooks = webhooks;
    this.dueDates = dueDates;
  }

  @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
  void gateway() {
    desk.carryOutDue();
    simulated.ifAvailable(SimulatedWebhooks::deliverDue);
    webhooks.applyKept();
  }

  @Scheduled(fixedDelay = 5, initialDelay = 2, timeUnit = TimeUnit.SECONDS)
  void dueDates() {
    dueDates.releaseEarnings();
    dueDates.payOut();
    dueDates.expireCredits();
  }
}
