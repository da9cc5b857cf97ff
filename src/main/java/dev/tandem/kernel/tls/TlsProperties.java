package dev.tandem.kernel.tls;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param bundle the bundle of {@code spring.ssl.bundle.*} with the CA that issued the certificates
 *     of the platform's processes; without it, they are trusted like any server on the internet
 */
@ConfigurationProperties("tandem.kernel.tls")
record TlsProperties(@Nullable String bundle) {}
