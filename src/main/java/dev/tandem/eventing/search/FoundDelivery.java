package dev.tandem.eventing.search;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What has become of an event for one subscription.
 *
 * @param at when it was handled or discarded
 * @param delayMillis from then on that the log here had it
 * @param tookMicros how long its listener ran
 * @param attempts so far; what fails in a batch is repeated at once by itself, which counts as one
 * @param times how often it was handled: more than once after a replay
 * @param dueAt when it is tried again
 * @param process that handled it
 */
record FoundDelivery(
    String subscription,
    DeliveryState state,
    @Nullable Instant at,
    @Nullable Long delayMillis,
    @Nullable Long tookMicros,
    @Nullable Integer attempts,
    @Nullable Integer times,
    @Nullable Instant dueAt,
    @Nullable String process) {

  public String delay() {
    return delayMillis == null ? "" : String.format(Locale.ROOT, "%.3f s", delayMillis / 1e3);
  }

  public String took() {
    return tookMicros == null ? "" : String.format(Locale.ROOT, "%.1f ms", tookMicros / 1e3);
  }

  public boolean isRepeated() {
    return times != null && times > 1;
  }
}
