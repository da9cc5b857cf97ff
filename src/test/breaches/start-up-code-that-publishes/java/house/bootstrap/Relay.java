package house.bootstrap;

import house.scheduling.events.BookingConfirmed;
import java.util.function.Consumer;

public final class Relay {
  private Relay() {}

  public static Consumer<BookingConfirmed> to(Consumer<String> receiver) {
    return event -> receiver.accept(event.bookingId().toString());
  }
}
