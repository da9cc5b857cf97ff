package dev.tandem.rollout.facade;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Marks responses from home's standby copy with their age: the headers {@code Age} and {@code
 * Warning} (RFC 9111), and a notice on pages.
 */
class StaleCopyHeaders implements HandlerInterceptor, WebMvcConfigurer {

  private static final String STALE_COPY_ATTRIBUTE = StaleCopyHeaders.class.getName();
  private static final DateTimeFormatter TIME_FORMAT =
      DateTimeFormatter.ofPattern("d MMMM, HH:mm:ss", Locale.ENGLISH);

  private final StandbyFreshness freshness;
  private final Clock clock;

  StaleCopyHeaders(StandbyFreshness freshness, Clock clock) {
    this.freshness = freshness;
    this.clock = clock;
  }

  private record StaleCopy(String module, Instant asOf) {}

  Optional<Instant> asOf(String module) {
    return freshness.asOf(module);
  }

  void markStale(
      Instant asOf, String module, HttpServletRequest request, HttpServletResponse response) {
    request.setAttribute(STALE_COPY_ATTRIBUTE, new StaleCopy(module, asOf));
    var age = Duration.between(asOf, clock.instant()).toSeconds();
    response.setHeader("Age", String.valueOf(Math.max(0, age)));
    response.setHeader(HttpHeaders.WARNING, "110 tandem \"Response is Stale\"");
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (request.getAttribute(STALE_COPY_ATTRIBUTE) instanceof StaleCopy copy
        && page != null
        && rendersView(page)) {
      page.addObject("copyNotice", notice(copy, request));
    }
  }

  private static boolean rendersView(ModelAndView page) {
    var view = page.getViewName();
    return view != null && !view.startsWith("redirect:");
  }

  private static String notice(StaleCopy copy, HttpServletRequest request) {
    var zone =
        Optional.ofNullable(RequestContextUtils.getTimeZone(request))
            .map(TimeZone::toZoneId)
            .orElse(ZoneOffset.UTC);
    return "%s cannot be reached at the moment. This page shows the state of %s; nothing can be changed until they are back."
        .formatted(
            ModuleLabel.of(copy.module()).name(), TIME_FORMAT.format(copy.asOf().atZone(zone)));
  }
}
