package dev.tandem.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.JacksonComponent;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** Rejects characters that PostgreSQL cannot store: NUL and unpaired surrogates. */
final class PrintableText {

  private PrintableText() {}

  static <T extends @Nullable String> T requirePrintable(T text) {
    if (text != null && text.codePoints().anyMatch(PrintableText::isUnprintable)) {
      throw Problem.malformed("The text contains a character that cannot be stored.");
    }
    return text;
  }

  private static boolean isUnprintable(int codePoint) {
    return codePoint == 0 || (codePoint >= 0xD800 && codePoint <= 0xDFFF);
  }

  @JacksonComponent
  static class PrintableStringDeserializer extends StringDeserializer {

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      return requirePrintable(super.deserialize(parser, context));
    }
  }

  @Component
  static class PrintableParametersInterceptor implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
      registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      request.getParameterMap().values().stream()
          .flatMap(Arrays::stream)
          .forEach(PrintableText::requirePrintable);
      return true;
    }
  }
}
