package dev.tandem.architecture;

import dev.tandem.eventing.interaction.Interaction;
import dev.tandem.eventing.interaction.InteractionKind;
import dev.tandem.eventing.interaction.InteractionRecorder;
import dev.tandem.kernel.routing.ModulePath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Counts the parts that the browser asks a module for on a page of another, before the façade, so
 * that it makes no difference where the module is. A request that is refused is not counted, nor
 * one that is not declared and comes from nobody who is signed in, as anybody can send that.
 */
@Component
@Order(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 3)
final class PagePartFilter extends OncePerRequestFilter {

  /** The part of every page that the kernel renders. */
  private static final String LAYOUT = "kernel";

  private final DeclaredInteractions declared;
  private final InteractionRecorder counter;

  PagePartFilter(DeclaredInteractions declared, InteractionRecorder counter) {
    this.declared = declared;
    this.counter = counter;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    if (response.getStatus() < HttpStatus.BAD_REQUEST.value()) {
      AskingPage.of(request)
          .flatMap(page -> page.module(declared::isModule))
          .ifPresent(source -> count(source, request));
    }
  }

  private void count(String source, HttpServletRequest request) {
    ModulePath.moduleOf(request)
        .filter(declared::isModule)
        .ifPresent(target -> {
          var asked = part(source, target, route(request, target));
          var byLayout = part(LAYOUT, target, asked.subject());
          boolean isOfLayout = !declared.contains(asked) && declared.contains(byLayout);
          var counted = isOfLayout ? byLayout : asked;
          if (declared.contains(counted) || request.getRemoteUser() != null) {
            counter.count(counted, 1);
          }
        });
  }

  private static Interaction part(String source, String target, String route) {
    return new Interaction(InteractionKind.PAGE_PART, source, target, route);
  }

  private String route(HttpServletRequest request, String module) {
    var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return pattern == null
        ? declared.routeOf(request.getMethod(), request.getRequestURI(), module)
        : request.getMethod() + " " + pattern;
  }
}
