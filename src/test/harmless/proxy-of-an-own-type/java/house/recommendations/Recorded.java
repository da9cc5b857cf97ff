package house.recommendations;

import java.lang.reflect.Proxy;

interface Recorded {
  void record();

  static Recorded quiet() {
    return (Recorded)
        Proxy.newProxyInstance(
            Recorded.class.getClassLoader(), new Class<?>[] {Recorded.class}, (a, b, c) -> null);
  }
}
