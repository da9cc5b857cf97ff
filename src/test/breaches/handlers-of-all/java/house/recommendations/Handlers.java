package house.recommendations;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@Component
class Handlers {
  private final RequestMappingHandlerMapping mappings;

  Handlers(RequestMappingHandlerMapping mappings) {
    this.mappings = mappings;
  }

  int count() {
    return mappings.getHandlerMethods().size();
  }
}
