package dev.tandem.scheduling.page;

import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.scheduling.booking.BookingProcess;
import dev.tandem.scheduling.booking.ProcessState;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The state of a booking process, for operators. */
record ProcessView(ProcessState state, String waitsFor, @Nullable LocalizedTime due, int attempts) {

  static ProcessView of(BookingProcess process, ZoneId zone) {
    var due = process.dueAt();
    return new ProcessView(
        process.state(),
        process.state().description(),
        due == null ? null : LocalizedTime.of(due, zone),
        process.attempts());
  }
}
