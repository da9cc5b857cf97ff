package dev.tandem.kernel.pool;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits towards the database. Parameters in the JDBC URL have precedence.
 *
 * @param connectTimeout to establish a TCP connection
 * @param socketTimeout after which a connection that says nothing is given up
 * @param statementTimeout of a statement in a request
 * @param lockTimeout how long a statement in a request waits for a lock
 * @param backgroundLockTimeout how long everything else waits for a lock, where it sets no limit of
 *     its own; what gives up is tried again
 * @param connectionWait how long a request waits for a connection while others are served
 * @param stalledWait how long it waits while none of the requests for its address is
 * @param backgroundConnectionWait how long everything else waits for a connection; what gives up is
 *     tried again
 * @param passwordFile has the password instead of {@code spring.datasource.password}; read for each
 *     new connection, so that it can be exchanged while the process runs
 * @param answerTimeout after which a database that does not answer counts as down: requests are
 *     answered with 503
 */
@ConfigurationProperties("tandem.kernel.database")
record DatabaseProperties(
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("20s") Duration socketTimeout,
    @DefaultValue("15s") Duration statementTimeout,
    @DefaultValue("1500ms") Duration lockTimeout,
    @DefaultValue("30s") Duration backgroundLockTimeout,
    @DefaultValue("3s") Duration connectionWait,
    @DefaultValue("1s") Duration stalledWait,
    @DefaultValue("5s") Duration backgroundConnectionWait,
    @DefaultValue("2s") Duration answerTimeout,
    @Nullable Path passwordFile) {}
