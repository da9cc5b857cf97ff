package dev.tandem.access.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Checks {@link PreAuthorize} before the arguments are read, so that a caller without the role gets
 * 403 whatever they sent, and learns nothing of the fields. An expression about an argument waits
 * for it.
 */
@Component
class RoleBeforeArguments implements HandlerInterceptor, WebMvcConfigurer {

  private final PreAuthorizeAuthorizationManager rules = new PreAuthorizeAuthorizationManager();

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && isAboutTheCaller(method)) {
      var call = new SimpleMethodInvocation(method.getBean(), method.getMethod());
      var result =
          rules.authorize(() -> SecurityContextHolder.getContext().getAuthentication(), call);
      if (result != null && !result.isGranted()) {
        throw new AccessDeniedException("Access Denied");
      }
    }
    return true;
  }

  private static boolean isAboutTheCaller(HandlerMethod method) {
    var rule = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), PreAuthorize.class);
    if (rule == null) {
      rule = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), PreAuthorize.class);
    }
    return rule != null && !rule.value().contains("#");
  }
}
