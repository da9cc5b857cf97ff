package dev.tandem.access.throttle;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests a process takes within a minute, far above what people send; 0 for any number.
 * Addresses of this machine are not counted: behind them is a proxy that is not declared, or a
 * program of the operator.
 *
 * @param perMember of one member, from wherever
 * @param perClient of one address, or of one network of IPv6, by whomever
 */
@ConfigurationProperties("tandem.access.requests-per-minute")
public record RequestRateProperties(
    @DefaultValue("3000") int perMember, @DefaultValue("12000") int perClient) {}
