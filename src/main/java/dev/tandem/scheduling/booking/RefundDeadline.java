package dev.tandem.scheduling.booking;

import java.time.Instant;

/** What the mentee gets back for cancelling until then. */
public record RefundDeadline(Instant until, Refund refund) {}
