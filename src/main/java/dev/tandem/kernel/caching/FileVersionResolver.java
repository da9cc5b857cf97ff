package dev.tandem.kernel.caching;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Lets an answer be kept for ever if the address has the digest of the file. A digest that is not
 * the file's is that of another build, whose page is answered with the file that this process has;
 * it is not kept.
 */
final class FileVersionResolver extends AbstractResourceResolver {

  private static final Pattern VERSIONED = Pattern.compile("(.+)-[0-9a-f]{32}(\\.[a-z0-9]+)");

  @Override
  protected @Nullable Resource resolveResourceInternal(
      @Nullable HttpServletRequest request,
      String path,
      List<? extends Resource> locations,
      ResourceResolverChain chain) {
    var found = chain.resolveResource(request, path, locations);
    if (found != null && !(found instanceof HttpResource)) {
      return found;
    }
    var versioned = VERSIONED.matcher(path);
    if (!versioned.matches()) {
      return null;
    }
    if (found != null && request != null) {
      RoutePolicies.declare(request, CachePolicy.IMMUTABLE);
    }
    return chain.resolveResource(request, versioned.group(1) + versioned.group(2), locations);
  }

  @Override
  protected @Nullable String resolveUrlPathInternal(
      String path, List<? extends Resource> locations, ResourceResolverChain chain) {
    return chain.resolveUrlPath(path, locations);
  }
}
