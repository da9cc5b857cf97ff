package dev.tandem.rollout.move;

import java.time.Instant;
import org.springframework.data.relational.core.mapping.Column;

/** How and when a move ended. */
public record MoveEnd(MoveOutcome outcome, @Column("ended_at") Instant at) {}
