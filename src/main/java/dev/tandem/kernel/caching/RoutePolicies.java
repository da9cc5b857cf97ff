package dev.tandem.kernel.caching;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** Notes the policy of the route that answers a request. */
@Component
final class RoutePolicies implements HandlerInterceptor, WebMvcConfigurer {

  private static final String ATTRIBUTE = CachePolicy.class.getName();

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    declare(request, declaredBy(handler));
    return true;
  }

  /** {@code no-store} if no route has been found. */
  static CachePolicy policyOf(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof CachePolicy policy
        ? policy
        : CachePolicy.NO_STORE;
  }

  static void forget(HttpServletRequest request) {
    request.removeAttribute(ATTRIBUTE);
  }

  /** For an answer whose policy depends on the address by which it was asked for. */
  static void declare(HttpServletRequest request, CachePolicy policy) {
    request.setAttribute(ATTRIBUTE, policy);
  }

  private static CachePolicy declaredBy(Object handler) {
    return switch (handler) {
      case HandlerMethod method -> {
        var declared = method.getMethodAnnotation(HttpCache.class);
        yield declared == null ? CachePolicy.NO_STORE : declared.value();
      }
      case ResourceHttpRequestHandler _ -> CachePolicy.SHARED_REVALIDATED;
      default -> CachePolicy.NO_STORE;
    };
  }
}
