package dev.tandem.scheduling.booker;

import dev.tandem.kernel.money.Money;
import java.util.UUID;

/** An offering that a mentee can choose. */
record SessionType(
    UUID id,
    String title,
    Money price,
    int minutes,
    int seats,
    boolean needsApproval,
    boolean cohortOnly,
    BookerLink link,
    boolean chosen) {}
