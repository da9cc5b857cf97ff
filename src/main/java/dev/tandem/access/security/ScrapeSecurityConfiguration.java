package dev.tandem.access.security;

import dev.tandem.access.AccessProperties;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Lets a Prometheus that has the token read the metrics of this process, at home and of a service.
 * Without a token or with a wrong one, the request is treated as any other.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(ScrapeToken.PROPERTY)
class ScrapeSecurityConfiguration {

  @Bean
  @Order(0)
  SecurityFilterChain scrapeSecurity(HttpSecurity http, AccessProperties properties)
      throws Exception {
    var token = Objects.requireNonNull(properties.scrapeToken());
    return http.securityMatcher(new ScrapeToken(token))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(CsrfConfigurer::disable)
        .headers(HeadersConfigurer::disable)
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }
}
