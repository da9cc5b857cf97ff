package dev.tandem.preferences.export;

import java.time.Duration;
import java.util.SortedSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param modules whose answers make an export; all that keep something about members
 * @param life how long an export waits for its answers and for its download
 * @param perDay how many a member may ask for in 24 hours
 */
@ConfigurationProperties("tandem.preferences.export")
record ExportProperties(
    @DefaultValue({
          "access",
          "billing",
          "members",
          "notifications",
          "preferences",
          "recommendations",
          "scheduling"
        })
        SortedSet<String> modules,
    @DefaultValue("7d") Duration life,
    @DefaultValue("5") int perDay) {}
