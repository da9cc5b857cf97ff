package dev.tandem.eventing.relay;

import dev.tandem.eventing.admin.DeliveryAdministration;
import dev.tandem.eventing.counting.InteractionWriter;
import dev.tandem.eventing.log.LogSegments;
import dev.tandem.eventing.modules.ModuleSelectionLock;
import org.springframework.stereotype.Component;

/** What a running relay does every few seconds beside delivering. */
@Component
class LogMaintenance implements Runnable {

  private final ModuleSelectionLock selectionLock;
  private final DeliveryAdministration administration;
  private final LogSegments segments;
  private final InboxRetention inboxRetention;
  private final HistoryRetention historyRetention;
  private final InteractionWriter interactions;

  LogMaintenance(
      ModuleSelectionLock selectionLock,
      DeliveryAdministration administration,
      LogSegments segments,
      InboxRetention inboxRetention,
      HistoryRetention historyRetention,
      InteractionWriter interactions) {
    this.selectionLock = selectionLock;
    this.administration = administration;
    this.segments = segments;
    this.inboxRetention = inboxRetention;
    this.historyRetention = historyRetention;
    this.interactions = interactions;
  }

  @Override
  public void run() {
    selectionLock.reacquireIfLost();
    administration.reattachCaughtUp();
    segments.rotate();
    inboxRetention.trimWhenDue();
    historyRetention.trimWhenDue();
    interactions.writeWhenDue();
  }
}
