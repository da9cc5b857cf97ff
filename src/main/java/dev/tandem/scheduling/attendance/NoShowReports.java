package dev.tandem.scheduling.attendance;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.booking.BookingId;
import org.springframework.data.repository.ListCrudRepository;

/** The no-show reports, by their booking. */
interface NoShowReports extends ListCrudRepository<NoShowReport, BookingId> {

  /**
   * @throws Problem 409 when the booking has no open report
   */
  default NoShowReport requireOpen(BookingId booking) {
    return findById(booking)
        .filter(NoShowReport::isOpen)
        .orElseThrow(
            () -> Problem.conflict("no-open-no-show", "This booking has no open no-show report."));
  }
}
