package dev.tandem.kernel.pool;

import java.util.concurrent.Callable;

/** What a thread needs a connection for. Each use has a pool of its own. */
enum DatabaseUse {
  /** A request that changes nothing; no row lock can stop it. */
  READ,
  /** A request that may wait for a row lock. */
  WRITE,
  /** Authentication and health, which must work while all other requests wait. */
  SIGN_IN,
  /** Everything that no request waits for: relay, listeners, schedules, migrations. */
  BACKGROUND;

  private static final ScopedValue<RequestScope> CURRENT = ScopedValue.newInstance();

  boolean isRequest() {
    return this != BACKGROUND;
  }

  static DatabaseUse current() {
    return CURRENT.isBound() ? CURRENT.get().use() : BACKGROUND;
  }

  /** The scope of the request that the current thread answers. */
  static RequestScope currentScope() {
    return CURRENT.isBound() ? CURRENT.get() : RequestScope.NONE;
  }

  /** Makes the scope current while the work runs. */
  static void during(RequestScope scope, Callable<?> work) throws Exception {
    try {
      ScopedValue.where(CURRENT, scope).call(work::call);
    } finally {
      scope.close();
    }
  }
}
