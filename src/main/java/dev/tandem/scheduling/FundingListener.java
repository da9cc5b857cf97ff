package dev.tandem.scheduling;

import dev.tandem.scheduling.funding.FundingFailed;
import dev.tandem.scheduling.funding.FundingSucceeded;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Lets the booking process know what became of the money. */
@Component
class FundingListener {

  private final ProcessRunner processes;

  FundingListener(ProcessRunner processes) {
    this.processes = processes;
  }

  @ApplicationModuleListener(id = "scheduling.confirm-funded-bookings")
  void on(FundingSucceeded event) {
    processes.signal(new BookingId(event.bookingId()), new Signal.Funded());
  }

  @ApplicationModuleListener(id = "scheduling.release-unfunded-bookings")
  void on(FundingFailed event) {
    processes.signal(new BookingId(event.bookingId()), new Signal.FundingRefused(event.reason()));
  }
}
