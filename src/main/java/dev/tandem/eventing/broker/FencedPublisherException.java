package dev.tandem.eventing.broker;

/** The event was published in an earlier epoch. */
final class FencedPublisherException extends RuntimeException {

  FencedPublisherException(String publisher, long epoch, long seen) {
    super(
        "The event is of epoch %s, but %s is live in epoch %s or later."
            .formatted(epoch, publisher, seen));
  }
}
