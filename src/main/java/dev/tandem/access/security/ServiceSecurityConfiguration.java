package dev.tandem.access.security;

import dev.tandem.access.AccessProperties;
import dev.tandem.access.token.InternalTokenFilter;
import dev.tandem.access.token.InternalTokenVerifier;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import dev.tandem.kernel.web.Problem;
import dev.tandem.kernel.web.ProblemWriter;
import jakarta.servlet.DispatcherType;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * How a module that lives away from home knows who is calling: by the internal token of the façade,
 * for pages as for the API. It has no sign-in, no session and no password of its own, and answers
 * nobody without; Spring's session management is off, as it would change the CSRF token with every
 * request that is newly known. That a form was sent by one of our pages (CSRF) is checked at home;
 * forms are given home's token, which comes in its cookie.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@ConditionalOnProperty(AccessProperties.PLATFORM_KEYS)
class ServiceSecurityConfiguration {

  @Bean
  SecurityFilterChain serviceSecurity(
      HttpSecurity http, AccessProperties settings, DataSource database, ProblemWriter problems)
      throws Exception {
    var ownerships = new ModuleOwnerships(database);
    var check = new InternalTokenVerifier(settings.requiredPlatformKeys());
    return http.authorizeHttpRequests(it ->
            it.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/actuator/health/**")
                .permitAll()
                .requestMatchers(PlatformSecurityConfiguration.PUBLIC_API)
                .hasAuthority(InternalTokenFilter.INTERNAL_CALLER)
                .requestMatchers(PlatformSecurityConfiguration.PUBLIC_PAGES)
                .hasAuthority(InternalTokenFilter.INTERNAL_CALLER)
                .anyRequest()
                .hasAuthority(InternalTokenFilter.INTERNAL_MEMBER))
        .addFilterBefore(new InternalTokenFilter(check, ownerships::of, problems), CsrfFilter.class)
        .csrf(it -> it.spa().requireCsrfProtectionMatcher(request -> false))
        .logout(LogoutConfigurer::disable)
        .requestCache(it -> it.requestCache(new NullRequestCache()))
        .sessionManagement(SessionManagementConfigurer::disable)
        .securityContext(
            it -> it.securityContextRepository(new RequestAttributeSecurityContextRepository()))
        .exceptionHandling(it ->
            it.authenticationEntryPoint(internalTokenEntryPoint(problems))
                .accessDeniedHandler((request, response, reason) ->
                    problems.write(
                        Problem.forbidden("Your sign-in does not allow this."), request, response)))
        .build();
  }

  private static AuthenticationEntryPoint internalTokenEntryPoint(ProblemWriter problems) {
    var sentence = "This service answers only by way of Tandem's own address.";
    return (request, response, reason) -> {
      response.setHeader("Tandem-Internal-Token", "required");
      problems.write(Problem.unauthenticated(sentence), request, response);
    };
  }
}
