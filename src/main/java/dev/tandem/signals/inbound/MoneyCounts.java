package dev.tandem.signals.inbound;

import dev.tandem.billing.events.BookingFunded;
import dev.tandem.billing.events.CreditNoteIssued;
import dev.tandem.billing.events.InvoiceFinalised;
import dev.tandem.billing.events.PayoutSent;
import dev.tandem.billing.events.RefundIssued;
import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.signals.fold.EventFold;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Counts and adds up what is paid, paid back, paid out and invoiced. */
@Component
class MoneyCounts {

  private final EventFold fold;

  MoneyCounts(EventFold fold) {
    this.fold = fold;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.adds-up-payments")
  void on(BookingFunded event) {
    fold.add(event);
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.adds-up-refunds")
  void on(RefundIssued event) {
    fold.add(event);
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.adds-up-payouts")
  void on(PayoutSent event) {
    fold.add(event);
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.counts-invoices")
  void on(InvoiceFinalised event) {
    fold.add(event);
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.counts-credit-notes")
  void on(CreditNoteIssued event) {
    fold.add(event);
  }
}
