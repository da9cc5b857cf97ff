package dev.tandem.readiness.rules.beans;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.Set;
import java.util.stream.Stream;

/** Finds where code asks the container for beans; a method reference is a call, too. */
public final class Lookups {

  private static final String BEAN_FACTORY = "org.springframework.beans.factory.BeanFactory";

  /** What a context offers besides beans; another check tells of listeners added in code. */
  private static final Set<String> OTHER_METHODS =
      Set.of(
          "publishEvent",
          "addApplicationListener",
          "removeApplicationListener",
          "getEnvironment",
          "getId",
          "getApplicationName",
          "getDisplayName",
          "getStartupDate",
          "getMessage",
          "getResource",
          "getResources",
          "getClassLoader",
          "isActive",
          "isRunning",
          "start",
          "stop",
          "close");

  private static final Set<String> LOOKUP_TYPES =
      Set.of(
          "org.springframework.beans.factory.BeanFactoryUtils",
          "org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils",
          "org.springframework.beans.factory.support.BeanDefinitionRegistry",
          "org.springframework.context.expression.BeanFactoryResolver",
          "org.springframework.context.support.LiveBeansView",
          "org.springframework.web.context.ContextLoader",
          "org.springframework.web.context.support.SpringBeanAutowiringSupport",
          "org.springframework.web.context.support.WebApplicationContextUtils");

  private Lookups() {}

  public static Stream<JavaCodeUnitAccess<?>> in(JavaClass type) {
    return type.getCodeUnitAccessesFromSelf().stream()
        .filter(Lookups::isLookup)
        .map(access -> (JavaCodeUnitAccess<?>) access);
  }

  private static boolean isLookup(JavaCodeUnitAccess<?> access) {
    var owner = access.getTargetOwner();
    return owner.isAssignableTo(BEAN_FACTORY) && !OTHER_METHODS.contains(access.getName())
        || LOOKUP_TYPES.contains(owner.getName())
        || access.getName().equals("findWebApplicationContext");
  }

  /** Start-up code may set the container up, but receives no bean from it. */
  public static Stream<JavaCodeUnitAccess<?>> ofBeansIn(JavaClass type) {
    return in(type).filter(access -> access.getName().matches("getBean(|s.*|Provider|Names.*)"));
  }
}
