package dev.tandem.preferences.notice;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param notice how long before a cut-over members are told
 */
@ConfigurationProperties("tandem.preferences.migration")
public record NoticeProperties(@DefaultValue("7d") Duration notice) {}
