package dev.tandem.scheduling.slot;

import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.BookingExpired;
import dev.tandem.scheduling.events.BookingHeld;
import dev.tandem.scheduling.events.BookingRescheduled;
import dev.tandem.scheduling.offering.Mentors;
import java.util.List;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Refreshes availability summaries after bookings have changed, and regularly. */
@Component
class AvailabilitySummaryRefresher {

  private static final int BATCH_SIZE = 50;

  private final AvailabilitySummaryPublisher summaryPublisher;
  private final Mentors mentors;

  AvailabilitySummaryRefresher(AvailabilitySummaryPublisher summaryPublisher, Mentors mentors) {
    this.summaryPublisher = summaryPublisher;
    this.mentors = mentors;
  }

  @ApplicationModuleListener(id = "scheduling.summarise-held-bookings")
  void on(BookingHeld event) {
    summaryPublisher.refresh(List.of(event.mentorId()));
  }

  @ApplicationModuleListener(id = "scheduling.summarise-expired-bookings")
  void on(BookingExpired event) {
    summaryPublisher.refresh(List.of(event.mentorId()));
  }

  @ApplicationModuleListener(id = "scheduling.summarise-cancelled-bookings")
  void on(BookingCancelled event) {
    summaryPublisher.refresh(List.of(event.mentorId()));
  }

  @ApplicationModuleListener(id = "scheduling.summarise-rescheduled-bookings")
  void on(BookingRescheduled event) {
    summaryPublisher.refresh(List.of(event.mentorId()));
  }

  /** Time alone changes summaries: slots begin, and the horizon moves on. */
  @Scheduled(
      initialDelayString = "${tandem.scheduling.summary-every:PT10M}",
      fixedDelayString = "${tandem.scheduling.summary-every:PT10M}")
  void refreshAll() {
    var listed = mentors.findListed();
    for (int from = 0; from < listed.size(); from += BATCH_SIZE) {
      summaryPublisher.refresh(listed.subList(from, Math.min(from + BATCH_SIZE, listed.size())));
    }
  }
}
