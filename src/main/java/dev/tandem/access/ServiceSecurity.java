package dev.tandem.access;

import dev.tandem.kernel.web.Problem;
import dev.tandem.kernel.web.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * How a module that lives away from home knows who is calling: by the passport of the façade, for
 * pages as for the API. It has no sign-in, no session and no password of its own, and answers
 * nobody without. That a form was sent by one of our pages (CSRF) is checked at home; forms are
 * given home's token, which comes in its cookie.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@ConditionalOnProperty(AccessSettings.PLATFORM_KEYS)
class ServiceSecurity {

  @Bean
  SecurityFilterChain service(HttpSecurity http, AccessSettings settings, ProblemWriter problems)
      throws Exception {
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
        .addFilterBefore(new PassportFilter(check, problems), CsrfFilter.class)
        .csrf(it -> it.spa().requireCsrfProtectionMatcher(request -> false))
        .logout(LogoutConfigurer::disable)
        .requestCache(it -> it.requestCache(new NullRequestCache()))
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(it ->
            it.authenticationEntryPoint((request, response, reason) ->
                    problems.write(
                        Problem.unauthenticated(
                            "This service answers only by way of Tandem's own address."),
                        request,
                        response))
                .accessDeniedHandler((request, response, reason) ->
                    problems.write(
                        Problem.forbidden("Your sign-in does not allow this."), request, response)))
        .build();
  }
}
