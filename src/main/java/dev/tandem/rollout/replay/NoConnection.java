package dev.tandem.rollout.replay;

import java.lang.reflect.Proxy;

/** Stands for the container's request or response where there is none. */
final class NoConnection {

  private NoConnection() {}

  /**
   * @param subject begins the sentence that says what is missing
   * @return an instance whose every method throws {@link UnsupportedOperationException}
   */
  static <T> T of(Class<T> type, String subject) {
    return type.cast(
        Proxy.newProxyInstance(
            NoConnection.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> {
              throw new UnsupportedOperationException(subject + " has no " + method.getName());
            }));
  }
}
