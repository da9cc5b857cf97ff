package dev.tandem.eventing.publishing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The event that the running code handles. Bound while a listener runs, read when an event is
 * created.
 *
 * @param causationId the event being handled
 */
public record Causation(UUID correlationId, @Nullable UUID causationId) {

  private static final ScopedValue<Causation> CURRENT = ScopedValue.newInstance();

  public static Causation of(PublishedEvent event) {
    return new Causation(event.meta().correlationId(), event.meta().eventId());
  }

  /** Runs the work; events created in it name this cause. */
  public <T extends @Nullable Object, X extends Throwable> T during(
      ScopedValue.CallableOp<T, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  static @Nullable Causation current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }
}
