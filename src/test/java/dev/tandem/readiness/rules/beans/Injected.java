package dev.tandem.readiness.rules.beans;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.rules.beans.InjectionPoints.InjectionPoint;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.ResolvableType;

/** What is injected, with its type as it is written. */
record Injected(Class<?> receiver, ResolvableType type, String name, boolean qualified) {

  /** The type as it is, and as what is inside a provider or collection. */
  List<InjectionPoint> points(DeclaredModule module, JavaClass owner) {
    var inner = unwrapped(type);
    var whole = new InjectionPoint(module, owner, receiver, type, false, name, qualified);
    return inner == type
        ? List.of(whole)
        : List.of(
            whole,
            new InjectionPoint(
                module, owner, receiver, inner, isCollection(type), name, qualified));
  }

  private static ResolvableType unwrapped(ResolvableType type) {
    var raw = type.toClass();
    if (raw.isArray()) {
      return type.getComponentType();
    }
    if (isProvider(raw)) {
      return unwrapped(type.getGeneric(0));
    }
    if (Collection.class.isAssignableFrom(raw) && raw.isInterface() || raw == Stream.class) {
      return unwrapped(type.getGeneric(0));
    }
    return raw == Map.class && type.getGeneric(0).toClass() == String.class
        ? unwrapped(type.getGeneric(1))
        : type;
  }

  private static boolean isProvider(Class<?> raw) {
    return raw == ObjectProvider.class
        || raw == ObjectFactory.class
        || raw == Optional.class
        || raw.getName().equals("jakarta.inject.Provider");
  }

  private static boolean isCollection(ResolvableType type) {
    var raw = type.toClass();
    return isProvider(raw) ? isCollection(type.getGeneric(0)) : unwrapped(type) != type;
  }
}
