package dev.tandem.access.security;

import org.springframework.aop.Advisor;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;

/**
 * Enforces {@link PreAuthorize} at Tandem's own types. Spring's {@code @EnableMethodSecurity} looks
 * for four annotations at each method of every bean, of the libraries too, which is a fifth of the
 * processor time of a start; a test sees that no other of them is used.
 */
@Configuration(proxyBeanMethods = false)
class MethodSecurityConfiguration {

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static Advisor roleCheck() {
    return new AuthorizationManagerBeforeMethodInterceptor(
        ownTypes(), new PreAuthorizeAuthorizationManager());
  }

  private static Pointcut ownTypes() {
    ClassFilter own = type -> type.getName().startsWith("dev.tandem.");
    Pointcut methods = new AnnotationMatchingPointcut(null, PreAuthorize.class, true);
    Pointcut types = new AnnotationMatchingPointcut(PreAuthorize.class, true);
    return new ComposablePointcut(own)
        .intersection((Pointcut) new ComposablePointcut(methods).union(types));
  }
}
