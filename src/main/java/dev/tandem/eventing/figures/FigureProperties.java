package dev.tandem.eventing.figures;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When and as whom this process reports figures.
 *
 * @param side whose tables are here; a process that is called through a platform only is a service
 * @param delay after the end of an hour, so that what began in the hour has been committed
 * @param catchUp how long ago an hour may be that was missed and is still reported
 */
@ConfigurationProperties("tandem.eventing.figures")
public record FigureProperties(
    @DefaultValue("HOME") ReportingSide side,
    @DefaultValue("5m") Duration delay,
    @DefaultValue("48h") Duration catchUp) {}
