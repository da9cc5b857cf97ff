package house.recommendations;

import jakarta.servlet.ServletContext;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

@Component
class Budget {
  private final Function<ServletContext, WebApplicationContext> context =
      WebApplicationContextUtils::getWebApplicationContext;

  Object in(ServletContext servlets) {
    return context.apply(servlets);
  }
}
