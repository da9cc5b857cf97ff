package dev.tandem.scheduling.offering;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Defaults for offerings, and the range of availability summaries.
 *
 * @param summaryDays number of days from now that an availability summary covers
 */
@ConfigurationProperties("tandem.scheduling")
public record SchedulingProperties(
    @DefaultValue("2") int minimumNoticeHours,
    @DefaultValue("60") int horizonDays,
    @DefaultValue("standard") String policy,
    @DefaultValue("14") int summaryDays) {}
