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
  private final Finalisation finalisation;
  private final DueDates dueDates;
  private final CohortTerms terms;

  Clockwork(
      GatewayDesk desk,
      ObjectProvider<SimulatedWebhooks> simulated,
      Webhooks webhooks,
      Finalisation finalisation,
      DueDates dueDates,
      CohortTerms terms) {
    this.desk = desk;
    this.simulated = simulated;
    this.webhooks = webhooks;
    this.finalisation = finalisation;
    this.dueDates = dueDates;
    this.terms = terms;
  }

  @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
  void gateway() {
    desk.carryOutDue();
    simulated.ifAvailable(SimulatedWebhooks::deliverDue);
    webhooks.applyKept();
    finalisation.finaliseDrafts();
  }

  @Scheduled(fixedDelay = 5, initialDelay = 2, timeUnit = TimeUnit.SECONDS)
  void dueDates() {
    dueDates.releaseEarnings();
    dueDates.payOut();
    dueDates.expireCredits();
    terms.remind();
  }
}
