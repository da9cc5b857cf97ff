package dev.tandem.kernel.caching;

import jakarta.annotation.PostConstruct;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Where pages find their files; templates call it {@code files}. */
@Component
public class StaticFiles {

  private final Function<String, @Nullable String> addresses;
  private final ThymeleafViewResolver views;

  StaticFiles(ResourceUrlProvider addresses, ThymeleafViewResolver views) {
    this.addresses = addresses::getForLookupPath;
    this.views = views;
  }

  /** Also pages that no controller writes have it, such as those of filters. */
  @PostConstruct
  void joinEveryPage() {
    views.addStaticVariable("files", this);
  }

  /**
   * The address under which browsers keep the file for ever: it contains the digest of the content.
   *
   * @param path such as {@code /kernel/tandem.css}; returned as it is if there is no such file
   */
  public String address(String path) {
    var address = addresses.apply(path);
    return address == null ? path : address;
  }
}
