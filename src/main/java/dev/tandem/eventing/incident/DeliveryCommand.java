package dev.tandem.eventing.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator did to deliveries.
 *
 * @param operator the id with which the operator signs in
 * @param action {@code retry}, {@code discard}, {@code pause}, {@code resume} or {@code replay}
 * @param subject the subscription
 * @param detail the delivery, and the reason if one was asked for
 */
public record DeliveryCommand(
    Instant at, String operator, String action, String subject, @Nullable String detail) {}
