package dev.tandem.scheduling.process;

import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.ProcessSignal;
import dev.tandem.scheduling.funding.FundingFailed;
import dev.tandem.scheduling.funding.FundingSucceeded;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Passes payment results to the booking process. */
@Component
class FundingListener {

  private final ProcessRunner processRunner;

  FundingListener(ProcessRunner processRunner) {
    this.processRunner = processRunner;
  }

  @ApplicationModuleListener(id = "scheduling.confirm-funded-bookings")
  void on(FundingSucceeded event) {
    processRunner.signal(new BookingId(event.bookingId()), new ProcessSignal.Funded());
  }

  @ApplicationModuleListener(id = "scheduling.release-unfunded-bookings")
  void on(FundingFailed event) {
    processRunner.signal(
        new BookingId(event.bookingId()),
        new ProcessSignal.FundingRefused(event.reason(), event.retryable()));
  }
}
