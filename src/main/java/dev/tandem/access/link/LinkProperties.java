package dev.tandem.access.link;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The key that signs links, which all processes of the platform share.
 *
 * @param linkKey at least 32 characters that nobody can guess; without it, the platform generates
 *     one into its data folder, and a service can neither issue nor open links
 * @param previousLinkKeys open links that were issued before the key was changed
 */
@ConfigurationProperties("tandem.access")
record LinkProperties(@Nullable String linkKey, @DefaultValue List<String> previousLinkKeys) {

  static final String LINK_KEY = "tandem.access.link-key";

  LinkProperties {
    previousLinkKeys = List.copyOf(previousLinkKeys);
  }
}
