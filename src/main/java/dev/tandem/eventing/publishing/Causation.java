package dev.tandem.eventing.publishing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why the running code runs: bound around a listener by the delivery, read when events are made.
 *
 * @param causationId the event being handled
 */
public record Causation(UUID correlationId, @Nullable UUID causationId) {

  private static final ScopedValue<Causation> CURRENT = ScopedValue.newInstance();

  public static Causation of(PublishedEvent event) {
    return new Causation(event.meta().correlationId(), event.meta().eventId());
  }

  /** Runs the work so that events made inside it name this cause. */
  public <T extends @Nullable Object, X extends Throwable> T during(
      ScopedValue.CallableOp<T, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  static @Nullable Causation current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }
}
