package dev.tandem.scheduling.offering;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an offering gets where its mentor says nothing.
 *
 * @param summaryDays how far ahead the summary of a mentor's availability looks
 */
@ConfigurationProperties("tandem.scheduling")
public record SchedulingProperties(
    @DefaultValue("2") int minimumNoticeHours,
    @DefaultValue("60") int horizonDays,
    @DefaultValue("standard") String policy,
    @DefaultValue("14") int summaryDays) {}
