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

  private static final ThreadLocal<RequestScope> CURRENT = new ThreadLocal<>();

  boolean isRequest() {
    return this != BACKGROUND;
  }

  static DatabaseUse current() {
    var scope = CURRENT.get();
    return scope == null ? BACKGROUND : scope.use();
  }

  /** The scope of the request that the current thread answers. */
  static RequestScope currentScope() {
    var scope = CURRENT.get();
    return scope == null ? RequestScope.NONE : scope;
  }

  /** Makes the scope current while the work runs. */
  static void during(RequestScope scope, Callable<?> work) throws Exception {
    var outer = CURRENT.get();
    CURRENT.set(scope);
    try {
      work.call();
    } finally {
      scope.close();
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }
}
