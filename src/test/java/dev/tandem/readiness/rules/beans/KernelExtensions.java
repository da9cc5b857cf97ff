package dev.tandem.readiness.rules.beans;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.rules.beans.InjectionPoints.InjectionPoint;
import java.util.HashSet;
import java.util.Set;

/**
 * Places where the kernel collects what modules implement of its own interface. The kernel moves
 * with each module, and then finds the implementations of that module alone.
 */
final class KernelExtensions {

  private KernelExtensions() {}

  /** Only if no module receives what the kernel has collected, directly or in another bean. */
  static boolean isOne(Codebase codebase, InjectionPoint point) {
    var type = point.type().toClass();
    return point.module().inKernel()
        && type.isInterface()
        && (type.getPackageName() + ".").startsWith(point.module().basePackage() + ".")
        && !reachesModule(codebase, point.receiver(), new HashSet<>());
  }

  private static boolean reachesModule(Codebase codebase, Class<?> bean, Set<Class<?>> seen) {
    return seen.add(bean)
        && InjectionPoints.of(codebase).stream()
            .filter(point -> receives(point, bean))
            .anyMatch(point ->
                !point.module().inKernel() || reachesModule(codebase, point.receiver(), seen));
  }

  private static boolean receives(InjectionPoint point, Class<?> bean) {
    var type = point.type().toClass();
    return type != Object.class && type.isAssignableFrom(bean);
  }
}
