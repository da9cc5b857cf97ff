package dev.tandem.scheduling.attendance;

import dev.tandem.scheduling.booking.BookingId;
import org.springframework.data.repository.ListCrudRepository;

/** The no-show reports, by their booking. */
interface NoShowReports extends ListCrudRepository<NoShowReport, BookingId> {}
