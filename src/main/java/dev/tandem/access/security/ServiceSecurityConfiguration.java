package dev.tandem.access.security;

import dev.tandem.access.AccessProperties;
import dev.tandem.access.token.InternalTokenFilter;
import dev.tandem.access.token.InternalTokenVerifier;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import dev.tandem.kernel.tls.TrustedCertificates;
import dev.tandem.kernel.web.Problem;
import dev.tandem.kernel.web.ProblemWriter;
import jakarta.servlet.DispatcherType;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * Security of a service, a process that runs extracted modules: the façade's internal token
 * authenticates every request, for pages as for the API. There is no sign-in, session or password
 * here, and every request without that token is rejected. Spring's session management is off,
 * because it would replace the CSRF token on each authenticated request. The façade checks CSRF
 * before it forwards a form; pages of the service put the platform's CSRF token, which arrives in a
 * cookie, into their forms.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(AccessProperties.PLATFORM_KEYS)
class ServiceSecurityConfiguration {

  @Bean
  SecurityFilterChain serviceSecurity(
      HttpSecurity http,
      AccessProperties settings,
      DataSource database,
      ProblemWriter problems,
      TrustedCertificates trusted)
      throws Exception {
    var ownerships = new ModuleOwnerships(database);
    var verifier = new InternalTokenVerifier(settings.requiredPlatformKeys(), trusted);
    return http.authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/actuator/health/**")
                .permitAll()
                .requestMatchers(PlatformSecurityConfiguration.PUBLIC_API)
                .hasAuthority(InternalTokenFilter.INTERNAL_CALLER)
                .requestMatchers(PlatformSecurityConfiguration.PUBLIC_PAGES)
                .hasAuthority(InternalTokenFilter.INTERNAL_CALLER)
                .anyRequest()
                .hasAuthority(InternalTokenFilter.INTERNAL_MEMBER))
        .addFilterBefore(
            new InternalTokenFilter(verifier, ownerships::of, problems), CsrfFilter.class)
        .csrf(it -> it.spa().requireCsrfProtectionMatcher(request -> false))
        .headers(HeadersConfigurer::disable)
        .logout(LogoutConfigurer::disable)
        .requestCache(it -> it.requestCache(new NullRequestCache()))
        .sessionManagement(SessionManagementConfigurer::disable)
        .securityContext(
            it -> it.securityContextRepository(new RequestAttributeSecurityContextRepository()))
        .exceptionHandling(handling ->
            handling
                .authenticationEntryPoint(internalTokenEntryPoint(problems))
                .accessDeniedHandler((request, response, exception) ->
                    problems.write(
                        Problem.forbidden("Your sign-in does not allow this."), request, response)))
        .build();
  }

  private static AuthenticationEntryPoint internalTokenEntryPoint(ProblemWriter problems) {
    var detail = "This service can be called only through the address of the platform.";
    return (request, response, exception) -> {
      response.setHeader("Tandem-Internal-Token", "required");
      problems.write(Problem.unauthenticated(detail), request, response);
    };
  }
}
