package dev.tandem.kernel.server;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a client may take to send a request, however steadily it sends.
 *
 * @param head from the first byte to the end of the headers
 * @param body from the end of the headers to the end of the body
 */
@ConfigurationProperties("tandem.kernel.server.timeouts")
record SenderTimeouts(@DefaultValue("20s") Duration head, @DefaultValue("60s") Duration body) {}
