package dev.tandem.rollout.move;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Column;

/**
 * The time during which the module rejects writes.
 *
 * @param from when the module began to reject writes
 * @param to when it accepted writes again
 */
public record WritePause(
    @Column("writes_paused_at") @Nullable Instant from,
    @Column("writes_resumed_at") @Nullable Instant to) {

  static final WritePause NONE = new WritePause(null, null);

  public Optional<Duration> duration() {
    return from == null || to == null ? Optional.empty() : Optional.of(Duration.between(from, to));
  }

  WritePause start(Instant now) {
    return new WritePause(from == null ? now : from, null);
  }

  WritePause end(Instant now) {
    return from == null || to != null ? this : new WritePause(from, now);
  }
}
