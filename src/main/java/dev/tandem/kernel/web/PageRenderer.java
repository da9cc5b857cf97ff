package dev.tandem.kernel.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Renders a template outside of a controller, as in a filter. */
@Component
public class PageRenderer {

  private final ThymeleafViewResolver views;

  public PageRenderer(ThymeleafViewResolver views) {
    this.views = views;
  }

  public void render(
      String template,
      Map<String, Object> model,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, ServletException {
    response.setContentType("text/html;charset=UTF-8");
    try {
      var view = views.resolveViewName(template, Locale.ENGLISH);
      if (view == null) {
        throw new IllegalStateException("The template %s is missing".formatted(template));
      }
      view.render(model, request, response);
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
