package dev.tandem.access.security;

import dev.tandem.access.AccessProperties;
import dev.tandem.access.PlatformOnly;
import dev.tandem.access.identity.SignInTime;
import dev.tandem.access.session.MemberSessions;
import dev.tandem.access.session.SessionRevocationFilter;
import dev.tandem.access.session.SessionStarter;
import dev.tandem.access.signin.ApiSignInDetails;
import dev.tandem.access.signin.FormSignInHandler;
import dev.tandem.access.throttle.RequestRate;
import dev.tandem.access.throttle.RequestRateProperties;
import dev.tandem.access.watch.SecurityEvents;
import dev.tandem.kernel.web.ProblemWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * Form sign-in with CSRF for pages; Basic and bearer, without a session, for the API and the
 * actuator.
 */
@Configuration(proxyBeanMethods = false)
@PlatformOnly
class PlatformSecurityConfiguration {

  static final String[] PUBLIC_API = {
    "/api/openapi/**", "/api/access/keys", "/api/billing/webhooks/**", "/actuator/health/**"
  };
  static final String[] PUBLIC_PAGES = {
    "/notifications/sign-up",
    "/notifications/password-link",
    "/notifications/verification",
    "/kernel/**",
    "/webjars/**",
    "/favicon.ico",
    "/access/sign-in",
    "/access/sign-in/code",
    "/access/welcome",
    "/access/new-password",
    "/portal/fragments/navigation",
    "/scheduling/calendars/**",
    OneClickUnsubscribing.ADDRESS
  };

  @Bean
  @Order(1)
  SecurityFilterChain apiSecurity(
      HttpSecurity http,
      SecurityProblemHandler problems,
      ProblemWriter documents,
      SecurityEvents events,
      @Qualifier("clientRate") RequestRate clients,
      @Qualifier("memberRate") RequestRate members)
      throws Exception {
    return http.securityMatcher("/api/**", "/actuator/**")
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(PUBLIC_API)
                .permitAll()
                .requestMatchers("/actuator/**")
                .hasRole("OPERATOR")
                .anyRequest()
                .authenticated())
        .httpBasic(it ->
            it.authenticationEntryPoint(problems)
                .authenticationDetailsSource(ApiSignInDetails::new))
        .oauth2ResourceServer(server ->
            server
                .authenticationEntryPoint(problems)
                .accessDeniedHandler(problems)
                .jwt(jwt -> jwt.jwtAuthenticationConverter(rolesConverter())))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .csrf(CsrfConfigurer::disable)
        .headers(HeadersConfigurer::disable)
        .addFilterAfter(new RefusalWatch(events), SecurityContextHolderFilter.class)
        .addFilterAfter(
            RequestRateFilter.ofClients(clients, documents), SecurityContextHolderFilter.class)
        .addFilterBefore(RequestRateFilter.ofMembers(members, documents), AuthorizationFilter.class)
        .addFilterBefore(new CrossSiteRequestFilter(documents), BasicAuthenticationFilter.class)
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pageSecurity(
      HttpSecurity http,
      SecurityProblemHandler problems,
      MemberSessions sessions,
      SessionStarter starter,
      SecurityEvents events,
      AccessProperties settings,
      ProblemWriter documents,
      @Qualifier("clientRate") RequestRate clients,
      @Qualifier("memberRate") RequestRate members)
      throws Exception {
    var clearedAtSignOut = new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE);
    var form = new FormSignInHandler(sessions, events, starter);
    return http.authorizeHttpRequests(requests ->
            requests.requestMatchers(PUBLIC_PAGES).permitAll().anyRequest().authenticated())
        .formLogin(it -> it.loginPage("/access/sign-in").successHandler(form).failureHandler(form))
        .logout(it ->
            it.logoutUrl("/access/sign-out")
                .addLogoutHandler(form)
                .addLogoutHandler(new HeaderWriterLogoutHandler(clearedAtSignOut))
                .logoutSuccessUrl("/access/sign-in?out"))
        .requestCache(it -> it.requestCache(new NullRequestCache()))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .csrf(it ->
            it.spa()
                .csrfTokenRepository(TrustedProxies.csrfTokens(settings))
                .ignoringRequestMatchers(new OneClickUnsubscribing()))
        .headers(HeadersConfigurer::disable)
        .addFilterAfter(new RefusalWatch(events), SecurityContextHolderFilter.class)
        .addFilterAfter(
            RequestRateFilter.ofClients(clients, documents), SecurityContextHolderFilter.class)
        .addFilterBefore(RequestRateFilter.ofMembers(members, documents), AuthorizationFilter.class)
        .addFilterBefore(new SessionRevocationFilter(sessions), AuthorizationFilter.class)
        .addFilterBefore(new RequiredStepFilter(PUBLIC_PAGES), AuthorizationFilter.class)
        .build();
  }

  @Bean
  RequestRate clientRate(RequestRateProperties rates) {
    return new RequestRate(rates.perClient(), Duration.ofMinutes(1));
  }

  @Bean
  RequestRate memberRate(RequestRateProperties rates) {
    return new RequestRate(rates.perMember(), Duration.ofMinutes(1));
  }

  /** For sessions that start on other pages than the form. */
  @Bean
  SessionAuthenticationStrategy sessionProtection(AccessProperties settings) {
    return new CompositeSessionAuthenticationStrategy(
        List.of(
            new ChangeSessionIdAuthenticationStrategy(),
            new CsrfAuthenticationStrategy(TrustedProxies.csrfTokens(settings))));
  }

  private static JwtAuthenticationConverter rolesConverter() {
    var roles = new JwtGrantedAuthoritiesConverter();
    roles.setAuthoritiesClaimName("roles");
    roles.setAuthorityPrefix("ROLE_");
    var converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(token ->
        Stream.concat(roles.convert(token).stream(), SignInTime.authorityOf(token).stream())
            .toList());
    return converter;
  }
}
