package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is kept in the process can be seen to be worth it. */
@SpringBootTest
@AutoConfigureMockMvc
class MeasuredCachesTests {

  record Declared(String module, String name) {

    boolean isCaffeine() {
      return field().getType() == Cache.class;
    }

    private Field field() {
      var dot = name.lastIndexOf('.');
      try {
        var holder = "dev.tandem." + module + "." + name.substring(0, dot);
        return ClassUtils.forName(holder, null).getDeclaredField(name.substring(dot + 1));
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(this + " is declared and not there", e);
      }
    }
  }

  @Autowired MeterRegistry meters;

  @Test
  void everyCacheThatForgetsCountsItsHitsAndMissesUnderTheNameItIsDeclaredBy() throws IOException {
    var caches = declared().stream().filter(Declared::isCaffeine).toList();

    assertThat(caches).hasSizeGreaterThanOrEqualTo(4);
    var softly = new SoftAssertions();
    for (var cache : caches) {
      softly
          .assertThat(
              meters
                  .find("cache.gets")
                  .tags("tandem.module", cache.module(), "cache", cache.name())
                  .meters())
          .as(cache.toString())
          .hasSize(2);
    }
    softly.assertAll();
  }

  private static List<Declared> declared() throws IOException {
    var files = new PathMatchingResourcePatternResolver().getResources("classpath*:*/caches.yaml");
    return List.of(files).stream()
        .flatMap(file -> {
          try (var in = file.getInputStream()) {
            Map<String, Map<String, Object>> content =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            var module = file.getURI().toString().replaceFirst(".*/([a-z]+)/caches\\.yaml", "$1");
            return content.getOrDefault("in-process", Map.of()).keySet().stream()
                .map(name -> new Declared(module, name));
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        })
        .toList();
  }
}
