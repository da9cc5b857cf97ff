package dev.tandem.eventing.watch;

/** Hears of messages that somebody without the platform's key has put into a queue. */
@FunctionalInterface
public interface ForgeryListener {

  /** Called once for each batch, after the refused messages are stored. */
  void onForgedMessages(String receivingModule, int messages);
}
