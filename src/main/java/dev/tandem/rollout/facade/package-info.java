/**
 * Forwards requests for a module that is live away to its service, and answers from the standby
 * copy or with 503 when the service is unavailable.
 *
 * <p>The façade is a servlet filter of its own and not Spring Cloud Gateway as it configures itself
 * (decision 0080). A gateway route is a {@code RouterFunction}, so it runs behind the multipart
 * resolver and the interceptors, which read forms and uploads; it encodes forms and query
 * parameters anew; its filters apply to local controllers, too; and a fall-back to home's
 * controllers would run the whole filter chain again. A filter behind Spring Security forwards the
 * bytes as they came, and falls back by continuing the chain. It uses the gateway only to exchange
 * messages with the service ({@code ProxyExchange}).
 */
@NullMarked
package dev.tandem.rollout.facade;

import org.jspecify.annotations.NullMarked;
