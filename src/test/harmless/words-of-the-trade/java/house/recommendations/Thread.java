package house.recommendations;

import java.util.UUID;

record Thread(UUID session, Timer timer, String file) {
  record Timer(long ticks) {}

  static Thread start(UUID session) {
    return new Thread(session, new Timer(System.nanoTime()), "address: /billing/" + session);
  }

  String redirect() {
    return "Sessions redirect: see /billing/invoices" + System.lineSeparator();
  }
}
