package dev.tandem.eventing.broker;

/** The event was published in an earlier epoch. */
final class FencedPublisherException extends RuntimeException {

  FencedPublisherException(String publisher, long epoch, long seen) {
    super(
        "The event is of epoch %d, but %s is live in epoch %d or later."
            .formatted(epoch, publisher, seen));
  }
}
