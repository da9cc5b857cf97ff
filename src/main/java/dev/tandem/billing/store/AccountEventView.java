package dev.tandem.billing.store;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/** A recorded event as members and operators see it. */
public record AccountEventView(
    long position,
    Instant at,
    String stream,
    long version,
    String type,
    @JsonRawValue String payload) {}
