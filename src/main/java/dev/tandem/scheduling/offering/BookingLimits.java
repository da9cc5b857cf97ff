package dev.tandem.scheduling.offering;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many open requests one mentee may have, so that nobody holds a calendar for nothing.
 *
 * @param holds slots held at a time
 * @param holdsPerMentor slots of one mentor held at a time
 * @param unpaidPerHour holds within an hour that ended without a payment
 * @param waits places on waiting lists at a time
 * @param waitsPerMentor places on waiting lists of one mentor at a time
 */
@ConfigurationProperties("tandem.scheduling.limits")
public record BookingLimits(
    @DefaultValue("5") int holds,
    @DefaultValue("3") int holdsPerMentor,
    @DefaultValue("10") int unpaidPerHour,
    @DefaultValue("10") int waits,
    @DefaultValue("3") int waitsPerMentor) {}
