package dev.tandem.eventing.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A command that an operator gave. */
record DeliveryAuditEntry(
    Instant at, String operator, String action, String subject, @Nullable String detail) {}
