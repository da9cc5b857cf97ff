package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class PathNames {
  String go(String name) {
    return java.nio.file.Path.of("a", name).getFileName().toString();
  }
}
