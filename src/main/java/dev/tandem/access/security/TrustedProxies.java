package dev.tandem.access.security;

import dev.tandem.access.AccessProperties;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * Behind a proxy that ends TLS ({@code tandem.access.trusted-proxies}): the caller's address, host
 * and scheme are what that proxy says, and cookies are sent over TLS only. The same headers from
 * anyone else mean nothing.
 */
@Configuration(proxyBeanMethods = false)
class TrustedProxies {

  private static final String CSRF_COOKIE = "XSRF-TOKEN";
  private static final String SESSION_COOKIE = "JSESSIONID";

  /** Browsers accept a cookie of this name only over TLS, for this host and the whole site. */
  private static final String HOST_PREFIX = "__Host-";

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> forwardedHeaders(
      AccessProperties settings) {
    return server -> {
      if (settings.behindTls()) {
        server.addEngineValves(valve(String.join(",", settings.trustedProxies())));
      }
    };
  }

  @Bean
  ServletContextInitializer sessionCookie(AccessProperties settings) {
    return context -> {
      if (settings.behindTls()) {
        context.getSessionCookieConfig().setName(HOST_PREFIX + SESSION_COOKIE);
        context.getSessionCookieConfig().setSecure(true);
        context.getSessionCookieConfig().setPath("/");
      }
    };
  }

  static CookieCsrfTokenRepository csrfTokens(AccessProperties settings) {
    var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookieName(settings.behindTls() ? HOST_PREFIX + CSRF_COOKIE : CSRF_COOKIE);
    tokens.setCookiePath("/");
    tokens.setCookieCustomizer(cookie -> {
      cookie.sameSite("Lax");
      if (settings.behindTls()) {
        cookie.secure(true);
      }
    });
    return tokens;
  }

  private static RemoteIpValve valve(String proxies) {
    var valve = new RemoteIpValve();
    valve.setInternalProxies(proxies);
    valve.setProtocolHeader("X-Forwarded-Proto");
    valve.setHostHeader("X-Forwarded-Host");
    valve.setPortHeader("X-Forwarded-Port");
    return valve;
  }
}
