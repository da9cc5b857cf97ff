package dev.tandem.kernel.role;

import java.util.function.Supplier;

/**
 * The module whose work the current thread does: a request to it, its listener or its schedule. The
 * connections that it takes meanwhile have the module's role, which may use no other module's
 * tables.
 */
public final class ModuleWork {

  private static final String NONE = "";
  private static final ScopedValue<String> MODULE = ScopedValue.newInstance();

  private ModuleWork() {}

  /** The module, or an empty text while the thread does the platform's own work. */
  public static String current() {
    return MODULE.orElse(NONE);
  }

  public static void run(String module, Runnable work) {
    ScopedValue.where(MODULE, module).run(work);
  }

  public static <T> T call(String module, Supplier<T> work) {
    return ScopedValue.where(MODULE, module).call(work::get);
  }

  public static <T, E extends Exception> T callChecked(
      String module, ScopedValue.CallableOp<T, E> work) throws E {
    return ScopedValue.where(MODULE, module).call(work);
  }

  /** Work of the platform within that of a module, with a connection of its own. */
  public static <T> T callForPlatform(Supplier<T> work) {
    return call(NONE, work);
  }
}
