package dev.tandem.access.security;

import dev.tandem.access.identity.LimitedPerHour;
import dev.tandem.access.throttle.RequestRate;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Enforces {@link LimitedPerHour}. */
@Component
class HourlyLimits implements HandlerInterceptor, WebMvcConfigurer {

  private final Map<Method, RequestRate> rates = new ConcurrentHashMap<>();

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var limit =
        handler instanceof HandlerMethod method
            ? method.getMethodAnnotation(LimitedPerHour.class)
            : null;
    if (limit != null) {
      var rate =
          rates.computeIfAbsent(
              ((HandlerMethod) handler).getMethod(),
              _ -> new RequestRate(limit.value(), Duration.ofHours(1)));
      RequestRateFilter.member()
          .or(() -> RequestRateFilter.client(request))
          .map(rate::use)
          .filter(Duration::isPositive)
          .ifPresent(wait -> {
            throw RequestRateFilter.problem(wait);
          });
    }
    return true;
  }
}
