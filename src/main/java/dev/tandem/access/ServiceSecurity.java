package dev.tandem.access;

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
 * How a module that lives away from home knows who is calling: by the passport of the façade, for
 * pages as for the API. It has no sign-in, no session and no password of its own, and answers
 * nobody without; Spring's session management is off, as it would change the CSRF token with every
 * request that is newly known. That a form was sent by one of our pages (CSRF) is checked at home;
 * forms are given home's token, which comes in its cookie.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@ConditionalOnProperty(AccessSettings.PLATFORM_KEYS)
class ServiceSecurity {

  @Bean
  SecurityFilterChain service(
      HttpSecurity http, AccessSettings settings, DataSource database, ProblemWriter problems)
      throws Exception {
    var ownerships = new ModuleOwnerships(database);
    var check = new PassportCheck(settings.keysOfThePlatform());
    return http.authorizeHttpRequests(it ->
            it.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/actuator/health/**")
                .permitAll()
                .requestMatchers(SecurityConfiguration.PUBLIC_API)
                .hasAuthority(PassportFilter.GUEST)
                .requestMatchers(SecurityConfiguration.PUBLIC_PAGES)
                .hasAuthority(PassportFilter.GUEST)
                .anyRequest()
                .hasAuthority(PassportFilter.MEMBER))
        .addFilterBefore(new PassportFilter(check, ownerships::of, problems), CsrfFilter.class)
        .csrf(it -> it.spa().requireCsrfProtectionMatcher(request -> false))
        .logout(LogoutConfigurer::disable)
        .requestCache(it -> it.requestCache(new NullRequestCache()))
        .sessionManagement(SessionManagementConfigurer::disable)
        .securityContext(
            it -> it.securityContextRepository(new RequestAttributeSecurityContextRepository()))
        .exceptionHandling(it ->
            it.authenticationEntryPoint(strangers(problems))
                .accessDeniedHandler((request, response, reason) ->
                    problems.write(
                        Problem.forbidden("Your sign-in does not allow this."), request, response)))
        .build();
  }

  private static AuthenticationEntryPoint strangers(ProblemWriter problems) {
    var sentence = "This service answers only by way of Tandem's own address.";
    return (request, response, reason) -> {
      response.setHeader("Tandem-Passport", "required");
      problems.write(Problem.unauthenticated(sentence), request, response);
    };
  }
}
