package dev.tandem.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleContextResolver;
import org.springframework.web.util.WebUtils;

/**
 * Resolves the viewer's time zone: the one that the viewer has chosen, from the cookie {@code
 * chosen-zone}; without it that of the browser, which sets the cookie {@code zone}; else UTC. Over
 * TLS their names begin with {@code __Host-}. Controllers take it as a {@link ZoneId} argument.
 */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class ViewerZoneResolver implements LocaleContextResolver {

  @Override
  public LocaleContext resolveLocaleContext(HttpServletRequest request) {
    var zone =
        zone(request, ChosenZoneCookie.NAME).or(() -> zone(request, "zone")).orElse(ZoneOffset.UTC);
    return new SimpleTimeZoneAwareLocaleContext(Locale.ENGLISH, TimeZone.getTimeZone(zone));
  }

  @Override
  public void setLocaleContext(
      HttpServletRequest request,
      @Nullable HttpServletResponse response,
      @Nullable LocaleContext context) {
    throw new UnsupportedOperationException("The browser sets the zone, in a cookie.");
  }

  private static Optional<ZoneId> zone(HttpServletRequest request, String name) {
    return Optional.ofNullable(
            WebUtils.getCookie(request, ChosenZoneCookie.nameFor(name, request.isSecure())))
        .flatMap(it -> parseZone(it.getValue()));
  }

  /** Accepts only zones that {@link TimeZone} knows too, since Spring passes them on as such. */
  static Optional<ZoneId> parseZone(@Nullable String id) {
    if (id == null) {
      return Optional.empty();
    }
    try {
      var zone = ZoneId.of(URLDecoder.decode(id, StandardCharsets.UTF_8));
      return Optional.of(zone).filter(it -> ZoneId.getAvailableZoneIds().contains(it.getId()));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
