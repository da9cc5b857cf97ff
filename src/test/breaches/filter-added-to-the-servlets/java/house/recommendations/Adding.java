package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Adding implements org.springframework.web.context.ServletContextAware {
  @Override
  public void setServletContext(jakarta.servlet.ServletContext context) {
    context
        .addFilter("x", (jakarta.servlet.Filter) (a, b, c) -> c.doFilter(a, b))
        .addMappingForUrlPatterns(null, true, "/*");
  }
}
