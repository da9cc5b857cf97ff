package dev.tandem.billing;

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

  @Scheduled(fixedDelayString = "${tandem.billing.gateway-tick:2s}")
  void gateway() {
    desk.carryOutDue();
    simulated.ifAvailable(SimulatedWebhooks::deliverDue);
    webhooks.applyKept();
    finalisation.finaliseDrafts();
  }

  @Scheduled(fixedDelayString = "${tandem.billing.due-tick:5s}", initialDelayString = "2s")
  void dueDates() {
    dueDates.releaseEarnings();
    dueDates.payOut();
    dueDates.expireCredits();
    terms.remind();
  }
}
