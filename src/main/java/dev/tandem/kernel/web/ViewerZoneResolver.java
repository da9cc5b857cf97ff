package dev.tandem.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleContextResolver;
import org.springframework.web.util.WebUtils;

/**
 * Resolves the viewer's time zone from the cookie {@code zone}, which the browser sets; UTC without
 * it. Controllers take it as a {@link ZoneId} argument.
 */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class ViewerZoneResolver implements LocaleContextResolver {

  @Override
  public LocaleContext resolveLocaleContext(HttpServletRequest request) {
    var cookie = WebUtils.getCookie(request, "zone");
    var zone = parseZone(cookie == null ? null : cookie.getValue());
    return new SimpleTimeZoneAwareLocaleContext(Locale.ENGLISH, TimeZone.getTimeZone(zone));
  }

  @Override
  public void setLocaleContext(
      HttpServletRequest request,
      @Nullable HttpServletResponse response,
      @Nullable LocaleContext context) {
    throw new UnsupportedOperationException("The browser sets the zone, in a cookie.");
  }

  /** Accepts only zones that {@link TimeZone} knows too, since Spring passes them on as such. */
  static ZoneId parseZone(@Nullable String id) {
    if (id == null) {
      return ZoneOffset.UTC;
    }
    try {
      var zone = ZoneId.of(URLDecoder.decode(id, StandardCharsets.UTF_8));
      return ZoneId.getAvailableZoneIds().contains(zone.getId()) ? zone : ZoneOffset.UTC;
    } catch (DateTimeException | IllegalArgumentException e) {
      return ZoneOffset.UTC;
    }
  }
}
