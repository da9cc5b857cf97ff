package dev.tandem.kernel.caching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.CachingResourceResolver;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Serves the files of the pages under their names, and under their names with the digest of their
 * content. It comes before Boot's own mapping, which keeps whatever it is asked for in memory.
 */
@Configuration(proxyBeanMethods = false)
@Order(Ordered.HIGHEST_PRECEDENCE)
class StaticFileConfiguration implements WebMvcConfigurer {

  /** Several times the addresses of all files. */
  private static final int RESOLVED = 1_000;

  private final Cache<Object, Object> resolved;

  StaticFileConfiguration(CacheMetrics metrics) {
    resolved =
        metrics.build(
            StaticFileConfiguration.class, "resolved", Caffeine.newBuilder().maximumSize(RESOLVED));
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    serve(registry, "/webjars/**", "classpath:/META-INF/resources/webjars/");
    serve(registry, "/**", "classpath:/static/");
  }

  /** What is cached stands behind what falls back, so that made-up digests are not cached. */
  private void serve(ResourceHandlerRegistry registry, String pattern, String location) {
    registry
        .addResourceHandler(pattern)
        .addResourceLocations(location)
        .setUseLastModified(false)
        .setEtagGenerator(StaticFileConfiguration::tagOf)
        .resourceChain(false)
        .addResolver(new FileVersionResolver())
        .addResolver(new CachingResourceResolver(new CaffeineCache(pattern, resolved)))
        .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
  }

  private static String tagOf(Resource file) {
    try (var content = file.getInputStream()) {
      return "\"" + DigestUtils.md5DigestAsHex(content) + "\"";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
