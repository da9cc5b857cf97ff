package house.recommendations;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

class Spending {
  Stream<Class<?>> named(List<String> names) {
    return names.stream()
        .map(Spending.class.getClassLoader()::getDefinedPackage)
        .filter(Objects::nonNull)
        .flatMap(each -> Stream.of(each.getName()))
        .map(name -> load(ClassLoader.getSystemClassLoader(), name));
  }

  private static Class<?> load(ClassLoader loader, String name) {
    try {
      return loader.loadClass(name + ".Invoices");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
