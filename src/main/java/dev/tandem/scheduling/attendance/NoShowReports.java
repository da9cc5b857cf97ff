package dev.tandem.scheduling.attendance;

import dev.tandem.scheduling.booking.BookingId;
import org.springframework.data.repository.ListCrudRepository;

interface NoShowReports extends ListCrudRepository<NoShowReport, BookingId> {}
