package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.access.identity.LimitedPerHour;
import dev.tandem.access.identity.RequiresRecentSignIn;
import dev.tandem.testing.NoDatabase;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What is sensitive, and what costs others something, is declared at the handler and documented.
 */
@NoDatabase
class SensitiveRoutesTests {

  private static final Path PAGE = Path.of("module-docs/security.md");

  @Test
  void whatNeedsARecentSignInIsWhatTheDocumentSays() throws IOException {
    assertThat(documented("Recent sign-in"))
        .containsExactlyElementsOf(declared(RequiresRecentSignIn.class))
        .contains("POST /notifications/address", "POST /access/sessions/end-all")
        .hasSizeGreaterThan(10);
  }

  @Test
  void whatIsLimitedPerHourIsWhatTheDocumentSays() throws IOException {
    assertThat(documented("Requests"))
        .containsExactlyElementsOf(declared(LimitedPerHour.class))
        .contains("POST /notifications/sign-up");
  }

  private static TreeSet<String> documented(String heading) throws IOException {
    var section =
        Files.readString(PAGE).split("(?m)^## " + heading + "$", 2)[1].split("(?m)^## ", 2)[0];
    return Pattern.compile("`((GET|POST|PUT|DELETE) /[^`]*)`")
        .matcher(section)
        .results()
        .map(it -> it.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static TreeSet<String> declared(Class<? extends Annotation> mark) {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    return scanner.findCandidateComponents("dev.tandem").stream()
        .map(it -> ClassUtils.resolveClassName(String.valueOf(it.getBeanClassName()), null))
        .flatMap(type ->
            Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(mark))
                .flatMap(method -> routes(type, method)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> routes(Class<?> type, Method method) {
    var prefix = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
    var route = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
    assertThat(route).as("%s", method).isNotNull();
    var begin = prefix == null || prefix.path().length == 0 ? "" : prefix.path()[0];
    var ends = route.path().length == 0 ? new String[] {""} : route.path();
    return Arrays.stream(ends).map(end -> route.method()[0] + " " + begin + end);
  }
}
