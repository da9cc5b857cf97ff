package dev.tandem.access.security;

import dev.tandem.access.PlatformOnly;
import dev.tandem.access.throttle.RequestRate;
import dev.tandem.kernel.web.ProblemWriter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * Lets anybody read the files of the pages, without a cookie: proxies keep these answers, and would
 * give the CSRF token of one reader to all others. Nor is a session looked up for them.
 */
@Configuration(proxyBeanMethods = false)
@PlatformOnly
class FileSecurityConfiguration {

  static final String[] FILES = {"/kernel/**", "/webjars/**"};

  @Bean
  @Order(0)
  SecurityFilterChain fileSecurity(
      HttpSecurity http, ProblemWriter problems, @Qualifier("clientRate") RequestRate clients)
      throws Exception {
    return http.securityMatchers(
            it -> it.requestMatchers(HttpMethod.GET, FILES).requestMatchers(HttpMethod.HEAD, FILES))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(CsrfConfigurer::disable)
        .headers(HeadersConfigurer::disable)
        .requestCache(it -> it.requestCache(new NullRequestCache()))
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterAfter(
            RequestRateFilter.ofClients(clients, problems), SecurityContextHolderFilter.class)
        .build();
  }
}
