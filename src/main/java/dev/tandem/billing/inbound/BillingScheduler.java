package dev.tandem.billing.inbound;

import dev.tandem.billing.cohort.CohortTerms;
import dev.tandem.billing.gateway.GatewayOrderProcessor;
import dev.tandem.billing.gateway.Webhooks;
import dev.tandem.billing.invoice.DocumentPublication;
import dev.tandem.billing.invoice.InvoiceNumbering;
import dev.tandem.billing.ledger.LedgerRollUp;
import dev.tandem.billing.payment.DueAccountChanges;
import dev.tandem.billing.simulation.SimulatedWebhooks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Processes at intervals what has become due; several processes may do so concurrently. */
@Component
class BillingScheduler {

  private final GatewayOrderProcessor gatewayOrders;
  private final ObjectProvider<SimulatedWebhooks> simulatedWebhooks;
  private final Webhooks webhooks;
  private final InvoiceNumbering invoiceNumbering;
  private final DocumentPublication documentPublication;
  private final DueAccountChanges dueAccountChanges;
  private final CohortTerms cohortTerms;
  private final LedgerRollUp rollUp;

  BillingScheduler(
      GatewayOrderProcessor gatewayOrders,
      ObjectProvider<SimulatedWebhooks> simulatedWebhooks,
      Webhooks webhooks,
      InvoiceNumbering invoiceNumbering,
      DocumentPublication documentPublication,
      DueAccountChanges dueAccountChanges,
      CohortTerms cohortTerms,
      LedgerRollUp rollUp) {
    this.gatewayOrders = gatewayOrders;
    this.simulatedWebhooks = simulatedWebhooks;
    this.webhooks = webhooks;
    this.invoiceNumbering = invoiceNumbering;
    this.documentPublication = documentPublication;
    this.dueAccountChanges = dueAccountChanges;
    this.cohortTerms = cohortTerms;
    this.rollUp = rollUp;
  }

  @Scheduled(fixedDelayString = "${tandem.billing.gateway-tick:2s}")
  void processGatewayAndDocuments() {
    gatewayOrders.processDue();
    simulatedWebhooks.ifAvailable(SimulatedWebhooks::deliverDue);
    webhooks.applyPending();
    invoiceNumbering.finaliseDrafts();
    documentPublication.publishNumbered();
  }

  @Scheduled(fixedDelayString = "${tandem.billing.due-tick:5s}", initialDelayString = "2s")
  void processDueChanges() {
    dueAccountChanges.releaseEarnings();
    dueAccountChanges.startPayouts();
    dueAccountChanges.expireCredits();
    cohortTerms.sendReminders();
    rollUp.foldAll();
  }
}
