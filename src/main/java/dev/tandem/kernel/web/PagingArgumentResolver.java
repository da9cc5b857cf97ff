package dev.tandem.kernel.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Resolves the {@link Paging} argument of controllers. */
@Component
class PagingArgumentResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(Paging.class);
  }

  @Override
  public Paging resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return new Paging(
        parseOrDefault(request.getParameter("page"), Paging.FIRST.page()),
        parseOrDefault(request.getParameter("size"), Paging.FIRST.size()));
  }

  private static int parseOrDefault(@Nullable String text, int fallback) {
    try {
      return text == null || text.isBlank() ? fallback : Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw Problem.malformed("page and size must be whole numbers.");
    }
  }
}
