package dev.tandem.billing.replay;

import dev.tandem.billing.payment.RandomBookingHistory;
import java.util.ArrayList;

/** Random bookings of one mentor and one mentee, with every kind of trouble. */
final class RecordedBookings {

  private RecordedBookings() {}

  static RecordingAccounts record(long seed, int bookings) {
    var accounts = new RecordingAccounts();
    var history = new RandomBookingHistory(seed, accounts, RandomBookingHistory.fixedClock());
    var mentor = history.nextId();
    var mentee = history.nextId();
    var pack = history.buyPack(mentee, 60_000);
    var messages = new ArrayList<Runnable>();
    for (int i = 0; i < bookings; i++) {
      messages.addAll(history.messagesWithChargeback(history.nextId(), mentor, mentee));
    }
    if (seed % 3 == 0) {
      messages.add(() -> history.chargeBackPack(mentee, pack, 60_000));
    }
    history.deliver(messages, mentor, false);
    return accounts;
  }
}
