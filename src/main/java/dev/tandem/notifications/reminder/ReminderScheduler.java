package dev.tandem.notifications.reminder;

import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageQueue;
import dev.tandem.notifications.message.NewMessage;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.readmodel.BookingParameters;
import dev.tandem.notifications.readmodel.KnownBooking;
import dev.tandem.notifications.readmodel.KnownBookings;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Queues the messages of reminders that are due; several processes may do so together. */
@Component
class ReminderScheduler {

  private static final Logger LOG = LoggerFactory.getLogger(ReminderScheduler.class);
  private static final int BATCH = 100;

  private final Reminders reminders;
  private final KnownBookings bookings;
  private final MessageQueue queue;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ReminderScheduler(
      Reminders reminders,
      KnownBookings bookings,
      MessageQueue queue,
      TransactionTemplate transaction,
      Clock clock) {
    this.reminders = reminders;
    this.bookings = bookings;
    this.queue = queue;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tandem.notifications.reminder-tick:5s}")
  void run() {
    try {
      while (Boolean.TRUE.equals(transaction.execute(_ -> queueDue()))) {
        LOG.debug("Queued reminders that were due");
      }
    } catch (DataAccessException e) {
      LOG.warn("Cannot look for due reminders; will try again", e);
    }
  }

  private boolean queueDue() {
    var now = clock.instant();
    var due = reminders.lockDue(now, BATCH);
    var known = bookings.find(due.stream().map(DueReminder::bookingId).distinct().toList());
    for (var reminder : due) {
      reminders.mark(reminder, handle(reminder, known, now));
    }
    return due.size() == BATCH;
  }

  private ReminderStatus handle(DueReminder reminder, Map<UUID, KnownBooking> known, Instant now) {
    var booking = known.get(reminder.bookingId());
    if (booking == null
        || !booking.stands(reminder.revision())
        || !now.isBefore(reminder.startsAt())) {
      return ReminderStatus.DROPPED;
    }
    if (reminders.isSuperseded(reminder, now)) {
      return ReminderStatus.MERGED;
    }
    queue.add(
        NewMessage.toMember(
                reminder.cause(),
                reminder.memberId(),
                MessageKind.REMINDER,
                BookingParameters.of(booking, reminder.memberId())
                    .with(Parameter.LEAD_MINUTES, reminder.leadMinutes()))
            .until(reminder.startsAt()));
    return ReminderStatus.QUEUED;
  }
}
