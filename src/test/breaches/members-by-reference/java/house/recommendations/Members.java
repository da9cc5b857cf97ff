package house.recommendations;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.ReflectionUtils;

class Members {
  Stream<Method> of(List<Object> beans) {
    return beans.stream()
        .<Class<?>>map(Object::getClass)
        .map(ReflectionUtils::getAllDeclaredMethods)
        .flatMap(Stream::of);
  }
}
