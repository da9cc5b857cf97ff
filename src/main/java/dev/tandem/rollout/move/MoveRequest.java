package dev.tandem.rollout.move;

import java.time.Instant;
import org.springframework.data.relational.core.mapping.Column;

/** Who asked for a move, why and when. */
public record MoveRequest(String operator, String reason, @Column("requested_at") Instant at) {}
