package dev.tandem.kernel.paging;

import dev.tandem.kernel.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Resolves the {@link CursorPaging} argument of controllers. */
@Component
class CursorPagingResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(CursorPaging.class);
  }

  @Override
  public CursorPaging resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var cursor = request.getParameter("cursor");
    return new CursorPaging(
        cursor == null || cursor.isBlank() ? null : cursor.strip(),
        parseOrDefault(request.getParameter("page"), CursorPaging.FIRST.page()),
        parseOrDefault(request.getParameter("size"), CursorPaging.FIRST.size()));
  }

  private static int parseOrDefault(@Nullable String text, int fallback) {
    try {
      return text == null || text.isBlank() ? fallback : Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw Problem.malformed("page and size must be whole numbers.");
    }
  }
}
